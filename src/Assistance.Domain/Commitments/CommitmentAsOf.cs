using Assistance.Domain.Calendar;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Commitments;

/// <summary>
/// How a commitment stood on a day, worked out of its facts and never of a stored flag: agreed on, extensions decided, returns,
/// confirmations, end. Any day may be asked for.
/// </summary>
/// <param name="IsAgreed">Whether it was promised and neither confirmed nor ended on that day.</param>
/// <param name="OriginalDue">The date first agreed.</param>
/// <param name="Due">The date with the extension that was granted by then, and the days of a pause.</param>
/// <param name="ReworkBy">The rework date of the last return by then, or null.</param>
/// <param name="Cause">The last cause recorded by then, or null.</param>
public sealed record CommitmentAsOf(DateOnly Day, bool IsAgreed, DateOnly OriginalDue, DateOnly Due, DateOnly? ReworkBy, OverdueCause? Cause)
{
    /// <summary>The date that counted: the due date, or the rework date when that is later.</summary>
    public DateOnly EffectiveDue => ReworkBy is { } rework && rework > Due ? rework : Due;

    /// <summary>Late and not finished on that day.</summary>
    public bool IsOverdue => IsAgreed && Day > EffectiveDue;

    /// <summary>Not finished on that day, and late against the date first agreed, whatever was granted since.</summary>
    public bool IsLateAgainstOriginal => IsAgreed && Day > OriginalDue;

    /// <summary>How the commitment stood on the day.</summary>
    /// <param name="confirmations">The days of all its confirmations, returned ones included, as the history tells them.</param>
    public static CommitmentAsOf Of(Commitment commitment, DateOnly day, IReadOnlyCollection<DateOnly> confirmations)
    {
        var ended = commitment.ClosedOn <= day;
        var returns = commitment.Returns.Where(one => one.On <= day).ToList();
        // the confirmation that stands is known even where the history tells nothing of it
        var confirmed = confirmations.Count(on => on <= day);
        var isConfirmed = commitment.ConfirmedOn <= day || confirmed > returns.Count;
        var granted = commitment.Extensions.LastOrDefault(one => one.Granted == true && (one.DecidedOn ?? one.RequestedOn) <= day);
        return new(
            day,
            commitment.AgreedOn <= day && !ended && !isConfirmed,
            commitment.OriginalDue,
            granted?.NewDue ?? commitment.OriginalDue,
            returns.Count == 0 ? null : returns[^1].ReworkBy.AddDays(commitment.Extensions
                .Where(one => one.PausedDays is not null && one.DecidedOn >= returns[^1].On && one.DecidedOn <= day).Sum(one => one.PausedDays!.Value)),
            commitment.Causes.LastOrDefault(one => one.On <= day));
    }

    /// <summary>The level that the rule gives, 0 to 3.</summary>
    public int Level(WorkingCalendar calendar, ChaseLadder ladder) => IsAgreed ? ladder.LevelByRule(Day, EffectiveDue, calendar) : 0;

    /// <summary>Working days after the date that counted.</summary>
    public int WorkingDaysOverdue(WorkingCalendar calendar) => IsAgreed ? calendar.WorkingDaysBetween(EffectiveDue, Day) : 0;

    /// <summary>Working days after the date first agreed.</summary>
    public int WorkingDaysOverOriginal(WorkingCalendar calendar) => IsAgreed ? calendar.WorkingDaysBetween(OriginalDue, Day) : 0;
}
