using System.Diagnostics.CodeAnalysis;
using Assistance.Domain.Common;

namespace Assistance.Domain.Problems;

/// <summary>How far a quality problem has come.</summary>
public enum ProblemState
{
    /// <summary>Named, its cause not yet found.</summary>
    Reported = 1,

    /// <summary>Its cause is found.</summary>
    Diagnosed = 2,

    /// <summary>Work on the cause has begun.</summary>
    InRemedy = 3,

    /// <summary>The last commitment was verified; the look-back is booked.</summary>
    Resolved = 4,

    /// <summary>The look-back saw that the result held.</summary>
    Effective = 5,

    /// <summary>A check saw that the result was not reached or did not hold.</summary>
    Reopened = 6,

    /// <summary>Not a problem to work on, for the reason given.</summary>
    Dismissed = 7,

    /// <summary>The case ended first.</summary>
    Unresolved = 8,

    /// <summary>移送: left the assistance route by a manager's decision.</summary>
    Referred = 9,
}

/// <summary>How grave a problem is; the rules are in the code list "severity".</summary>
public enum Severity
{
    /// <summary>Critical 致命.</summary>
    S1 = 1,

    /// <summary>Major 严重.</summary>
    S2 = 2,

    /// <summary>Minor 一般.</summary>
    S3 = 3,

    /// <summary>Improvement 改进项.</summary>
    S4 = 4,
}

/// <summary>How fast a problem can be solved.</summary>
public enum Triage
{
    /// <summary>At once, with existing quality tools.</summary>
    Immediate = 1,

    /// <summary>It needs time.</summary>
    Deferred = 2,

    /// <summary>It needs a research team of the province or city.</summary>
    Research = 3,
}

/// <summary>Whether one or several service domains are involved.</summary>
public enum Complexity
{
    /// <summary>One domain.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "SINGLE is the word of the code list, not the floating-point type.")]
    Single = 1,

    /// <summary>Several domains.</summary>
    Multiple = 2,
}

/// <summary>Where a problem came to light.</summary>
public enum ProblemSource
{
    /// <summary>On a visit.</summary>
    Visit = 1,

    /// <summary>The enterprise named it.</summary>
    Enterprise = 2,

    /// <summary>A complaint.</summary>
    Complaint = 3,

    /// <summary>Product sampling.</summary>
    Sampling = 4,

    /// <summary>质量体检: a check-up of the whole quality system.</summary>
    CheckUp = 5,

    /// <summary>Another way.</summary>
    Other = 6,
}

/// <summary>What is said when a problem is named.</summary>
/// <param name="Title">One line; never empty.</param>
/// <param name="Description">More words, or empty.</param>
/// <param name="Domains">Codes of the service domains concerned, at least one.</param>
/// <param name="Source">Where it came to light; a report of the enterprise is always <see cref="ProblemSource.Enterprise"/>.</param>
/// <param name="FoundAtVisit">The visit on which it was found, or null.</param>
/// <param name="FoundAt">The number of that visit ("V1"), or empty.</param>
public sealed record ProblemReport(
    string Title, string Description, IReadOnlyList<string> Domains, ProblemSource Source, VisitId? FoundAtVisit, string FoundAt);

/// <summary>What is found out about the cause.</summary>
/// <param name="Causes">5M1E codes ("MAN", "METHOD"), at least one.</param>
/// <param name="SubCauses">Codes of the finer causes ("MAN-2").</param>
/// <param name="FiveWhys">The chain of answers, first to last.</param>
/// <param name="RootCause">The cause in words; never empty.</param>
/// <param name="SeverityRationale">Why this severity; never empty.</param>
public sealed record Diagnosis(
    IReadOnlyList<string> Causes,
    IReadOnlyList<string> SubCauses,
    IReadOnlyList<string> FiveWhys,
    string RootCause,
    Severity Severity,
    string SeverityRationale,
    Triage Triage,
    Complexity Complexity);

/// <summary>One change of severity or triage.</summary>
/// <param name="On">The day.</param>
/// <param name="What">"severity" or "triage".</param>
/// <param name="From">The code before ("S3", "DEFERRED"), or empty at first.</param>
/// <param name="To">The code after.</param>
/// <param name="Rationale">Why.</param>
public sealed record Reassessment(DateOnly On, DoneBy By, string What, string From, string To, string Rationale);

/// <summary>The decision by which a problem left the assistance route.</summary>
/// <param name="To">The body that takes it over, as written.</param>
/// <param name="Note">Why.</param>
public sealed record Referral(string To, DateOnly On, string Note, DoneBy By);

/// <summary>A problem as a case file tells it.</summary>
/// <param name="Number">"P1".</param>
/// <param name="State">How far it had come.</param>
/// <param name="By">Who is named in the history as the one who reported and diagnosed it.</param>
/// <param name="DiagnosedOn">Null when its cause was not found.</param>
/// <param name="ResolvedOn">The day of the last verification; null unless it was resolved.</param>
/// <param name="EffectiveOn">The day of the look-back; null unless it was effective.</param>
public sealed record ProblemHistory(
    string Number,
    ProblemReport Report,
    ProblemState State,
    IReadOnlyList<string> Causes,
    IReadOnlyList<string> SubCauses,
    string RootCause,
    Severity? Severity,
    Triage? Triage,
    Complexity? Complexity,
    DateOnly ReportedOn,
    DateOnly? DiagnosedOn,
    DateOnly? ResolvedOn,
    DateOnly? EffectiveOn,
    Referral? Referral,
    DoneBy By);
