using Assistance.Domain.Common;

namespace Assistance.Domain.Visits;

/// <summary>How far a visit has come.</summary>
public enum VisitState
{
    /// <summary>A date is set.</summary>
    Planned = 1,

    /// <summary>It took place and is written down.</summary>
    Held = 2,

    /// <summary>The enterprise has acknowledged the record; it no longer changes.</summary>
    Acknowledged = 3,

    /// <summary>It will not take place.</summary>
    Cancelled = 4,
}

/// <summary>What a visit is for.</summary>
public enum VisitPurpose
{
    /// <summary>The first look at the enterprise.</summary>
    Initial = 1,

    /// <summary>To see how the work goes on.</summary>
    FollowUp = 2,

    /// <summary>回访: to see whether a result was reached.</summary>
    Revisit = 3,

    /// <summary>To compare with, or learn from, a better enterprise.</summary>
    Benchmarking = 4,
}

/// <summary>How the enterprise acknowledged a visit record.</summary>
public enum AcknowledgementWay
{
    /// <summary>A contact of the enterprise did it with the own account.</summary>
    ByAccount = 1,

    /// <summary>A person of the enterprise said so on the spot; the caseworker wrote the name down.</summary>
    OnTheSpot = 2,

    /// <summary>On the signed paper form, as a case file tells it.</summary>
    OnPaper = 3,
}

/// <summary>What is written down about a visit.</summary>
/// <param name="HeldOn">The day on which it took place.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Visitors">Who went; at least one, two by custom.</param>
/// <param name="Met">Whom they met, as written; at least one.</param>
/// <param name="NeedsByDomain">Codes of the service domains in which the enterprise needs help.</param>
/// <param name="NeedsText">Those needs in words, or empty.</param>
/// <param name="Findings">What was found.</param>
/// <param name="SolvedOnTheSpot">What was solved at once, or empty.</param>
/// <param name="Hours">How long it took, more than 0 and at most 24; null when not noted.</param>
/// <param name="PhotoIds">Stored photographs.</param>
public sealed record VisitRecord(
    DateOnly HeldOn,
    VisitPurpose Purpose,
    IReadOnlyList<PersonRef> Visitors,
    IReadOnlyList<string> Met,
    IReadOnlyList<string> NeedsByDomain,
    string NeedsText,
    string Findings,
    string SolvedOnTheSpot,
    decimal? Hours,
    IReadOnlyList<StoredFileId> PhotoIds);

/// <summary>A visit as a case file tells it.</summary>
/// <param name="Number">"V1".</param>
/// <param name="On">The day; later than <paramref name="AsOf"/> for a visit that is still planned.</param>
/// <param name="AsOf">The day on which the file was true.</param>
/// <param name="Acknowledged">Whether the enterprise signed the record.</param>
/// <param name="CostToEnterpriseCny">Must be 0.</param>
/// <param name="By">Who is named in the history as the one who recorded it.</param>
public sealed record VisitHistory(
    string Number,
    DateOnly On,
    DateOnly AsOf,
    VisitPurpose Purpose,
    IReadOnlyList<PersonRef> Visitors,
    IReadOnlyList<string> Met,
    string Findings,
    bool Acknowledged,
    decimal CostToEnterpriseCny,
    decimal? Hours,
    DoneBy By);
