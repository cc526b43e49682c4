using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Cases;

/// <summary>States of a case. The stage shown to people is derived from facts, never stored.</summary>
public enum CaseStatus
{
    /// <summary>Work goes on.</summary>
    Open = 1,

    /// <summary>Read-only for a time; deadlines keep running.</summary>
    Paused = 2,

    /// <summary>Ended, with outcome and lessons learned.</summary>
    Closed = 3,
}

/// <summary>How a case ended.</summary>
public enum CaseResult
{
    /// <summary>The assistance worked.</summary>
    ClosedEffective = 1,

    /// <summary>It ended with something left undone, with a reason.</summary>
    ClosedNotEffective = 2,
}

/// <summary>成效: one measured result of a case.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">Unit, as written.</param>
/// <param name="Before">Baseline.</param>
/// <param name="Target">Target, or null.</param>
/// <param name="After">Result, or null while it is not measured.</param>
/// <param name="On">Day of the result, or null.</param>
/// <param name="AttestedBy">The enterprise contact who attests it, or null.</param>
public sealed record OutcomeMeasure(string Name, string Unit, decimal? Before, decimal? Target, decimal? After, DateOnly? On, PersonRef? AttestedBy);

/// <summary>What a case file says beyond the facts of a case; kept so that export equals import.</summary>
/// <param name="Id">Number of the case in the file.</param>
/// <param name="Language">Language of the file: "zh" or "en".</param>
/// <param name="Note">Note of the file.</param>
/// <param name="AsOf">Day on which the file was written.</param>
/// <param name="Calendar">Name of the calendar by which the file counted days, or null.</param>
/// <param name="Policy">The rules under which the file was written, as its JSON, or null.</param>
/// <param name="Regulator">Name of the bureau as the agreement gives it.</param>
public sealed record CaseFileOrigin(int Id, string Language, string? Note, DateOnly AsOf, string? Calendar, string? Policy, string Regulator);

/// <summary>A case as a case file tells it.</summary>
public sealed record CaseHistory(
    string Reference, EnterpriseId Enterprise, Bureau Bureau, string Theme, bool IsCollective, PersonRef Lead, DateOnly OpenedOn,
    IReadOnlyList<OutcomeMeasure> Measures, int? Satisfaction, string? LinkedProgramme,
    DateOnly? ClosedOn, CaseResult? Result, CaseFileOrigin Origin);
