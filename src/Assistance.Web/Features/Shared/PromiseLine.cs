namespace Assistance.Web.Features.Shared;

/// <summary>Where a rung of the chase ladder stands.</summary>
public enum RungState
{
    /// <summary>It was raised.</summary>
    Raised,

    /// <summary>It will be raised on its day.</summary>
    ToCome,

    /// <summary>It will not be raised any more, because the promise ended first.</summary>
    Stopped,
}

/// <summary>One rung below the line.</summary>
/// <param name="Name">R5, R1, R0, L1, L2 or L3.</param>
/// <param name="Day">Its day.</param>
public sealed record PromiseRung(string Name, DateOnly Day, RungState State)
{
    /// <summary>Whether it is a level, and not only a reminder.</summary>
    public bool IsLevel => Name.StartsWith('L');
}

/// <summary>What a promise line shows: the dates of one promise and the rungs of its ladder.</summary>
/// <param name="Agreed">The day on which it was promised.</param>
/// <param name="OriginalDue">The date first promised.</param>
/// <param name="Due">The date that holds now; later than the original after an extension.</param>
/// <param name="Today">Today, or the day for which the past is asked.</param>
public sealed record PromiseLine(DateOnly Agreed, DateOnly OriginalDue, DateOnly Due, DateOnly Today)
{
    /// <summary>Working days by which it is late, or was when it was confirmed; 0 when it is not.</summary>
    public int WorkingDaysLate { get; init; }

    /// <summary>The day on which it was confirmed as done.</summary>
    public DateOnly? Confirmed { get; init; }

    /// <summary>The date until which it is to be verified.</summary>
    public DateOnly? VerifyBy { get; init; }

    /// <summary>The day on which it was verified.</summary>
    public DateOnly? Verified { get; init; }

    /// <summary>The day on which it ended otherwise: withdrawn, declined, superseded.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>The ladder, for the full form.</summary>
    public IReadOnlyList<PromiseRung> Rungs { get; init; } = [];

    /// <summary>Whether an extension moved the date.</summary>
    public bool Extended => Due > OriginalDue;

    /// <summary>Whether today still matters to it.</summary>
    public bool Open => Verified is null && Ended is null;

    /// <summary>The day until which lateness runs.</summary>
    public DateOnly LateUntil => Confirmed ?? Verified ?? Ended ?? Today;
}
