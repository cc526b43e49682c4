using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Web.Features.Overdue;

/// <summary>One commitment that was late on the day asked for.</summary>
/// <param name="Due">The date that counted then: with the extension granted by then, or the rework date when that was later.</param>
/// <param name="WorkingDays">Working days after that date, up to and including the day.</param>
/// <param name="WorkingDaysOriginal">The same after the date first agreed.</param>
/// <param name="Level">The level by the rule, 0 to 3.</param>
/// <param name="Cause">The last cause recorded by then, or null.</param>
public sealed record OverdueItem(
    CommitmentId Id, CaseId CaseId, string Reference, string Enterprise, string DivisionCode, string Number, string Text, Side Side, string Owner,
    DateOnly OriginalDue, DateOnly Due, bool IsReworked, int WorkingDays, int WorkingDaysOriginal, int Level, OverdueCause? Cause)
{
    /// <summary>The item of a commitment that was late on the day, by facts.</summary>
    internal static OverdueItem Of(Commitment commitment, string reference, string enterprise, string owner, CommitmentAsOf then, ChaseRule rule) => new(
        commitment.Id, commitment.CaseId, reference, enterprise, commitment.DivisionCode, commitment.Number, commitment.Text, commitment.Side, owner,
        then.OriginalDue, then.EffectiveDue, then.EffectiveDue > then.Due, then.WorkingDaysOverdue(rule.Calendar), then.WorkingDaysOverOriginal(rule.Calendar),
        then.Level(rule.Calendar, rule.Ladder), then.Cause);
}
