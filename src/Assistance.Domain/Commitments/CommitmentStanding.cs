using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Commitments;

/// <summary>How a commitment stands on a day: what every list, card and page says about it, counted in one place.</summary>
/// <param name="AsOf">The day asked for.</param>
/// <param name="WorkingDaysLate">Working days after the date that counts: up to the day asked for while it is in progress, up to the confirmation afterwards; 0 when in time.</param>
/// <param name="WorkingDaysLateOriginal">The same against the date that was first agreed; an extension does not make it smaller.</param>
/// <param name="Level">The level that the rule gives on that day, 0 to 3: of the answer while it is proposed, of the promise while it is in progress, of the verification while it waits for one.</param>
/// <param name="LevelRaised">The level that was really raised; differs while a sweep is outstanding.</param>
/// <param name="ActBy">The date by which somebody must act now: that of the answer, the due or rework date, or that of the verification; null when nothing is owed.</param>
/// <param name="WorkingDaysLeft">Working days left until that date, itself included; 0 on the date and after it.</param>
/// <param name="WorkingDaysOver">Working days since that date; 0 until it has passed.</param>
/// <param name="Coming">What the chasing does next, the next step first.</param>
public sealed record CommitmentStanding(
    DateOnly AsOf, int WorkingDaysLate, int WorkingDaysLateOriginal, int Level, int LevelRaised,
    DateOnly? ActBy, int WorkingDaysLeft, int WorkingDaysOver, IReadOnlyList<ComingRung> Coming)
{
    /// <summary>Which deadline is chased while a commitment is in this state; null when none is.</summary>
    public static DeadlineKind? ChasedAs(CommitmentState state) => state switch
    {
        CommitmentState.Proposed => DeadlineKind.AnswerDue,
        CommitmentState.Agreed => DeadlineKind.CommitmentDue,
        CommitmentState.Confirmed => DeadlineKind.VerificationDue,
        _ => null,
    };

    /// <summary>Counts.</summary>
    /// <param name="deadline">Its open deadline, of the kind that <see cref="ChasedAs"/> names; null when there is none.</param>
    public static CommitmentStanding Of(Commitment commitment, Deadline? deadline, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder)
    {
        DateOnly? actBy = commitment.State switch
        {
            CommitmentState.Proposed => deadline?.Due ?? commitment.EffectiveDue,
            CommitmentState.Agreed => commitment.EffectiveDue,
            CommitmentState.Confirmed => commitment.VerifyBy,
            _ => null,
        };
        var chased = deadline is { IsOpen: true } ? deadline : null;
        var runsUntil = commitment.ConfirmedOn ?? (commitment.State == CommitmentState.Agreed ? asOf : null);
        return new(
            asOf,
            Late(commitment.EffectiveDue),
            Late(commitment.OriginalDue),
            ChasedAs(commitment.State) is not null && actBy is { } date ? ladder.LevelByRule(asOf, date, calendar) : 0,
            chased?.LevelRaised ?? 0,
            actBy,
            actBy is { } until ? calendar.WorkingDaysBetween(asOf, until) : 0,
            ChasedAs(commitment.State) is not null && actBy is { } since ? calendar.WorkingDaysBetween(since, asOf) : 0,
            chased is null ? [] : ChaseOutlook.Of(chased, asOf, calendar, ladder));

        int Late(DateOnly due) => runsUntil is { } end ? calendar.WorkingDaysBetween(due, end) : 0;
    }

    /// <summary>The side that must act now: who promised while it is in progress, the other one while it is to be agreed or verified.</summary>
    public static Side? Acts(Commitment commitment) => commitment.State switch
    {
        CommitmentState.Proposed => commitment.ProposedBy.Other(),
        CommitmentState.Agreed => commitment.Side,
        CommitmentState.Confirmed => commitment.Side.Other(),
        _ => null,
    };
}
