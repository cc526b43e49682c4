using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>A commitment that was late, with the item made of it.</summary>
/// <param name="CauseDue">Until when its cause is owed now; null when it is not, or was not asked for.</param>
/// <param name="Notice">Number of the last supervision notice about it; null when there is none, or was not asked for.</param>
internal sealed record LateCommitment(Commitment Row, OverdueItem Item, DateOnly? CauseDue = null, string? Notice = null);

/// <summary>A candidate as it is read.</summary>
internal sealed class ReadCandidate
{
    public required Commitment Row { get; init; }

    public required string Reference { get; init; }

    public required string Enterprise { get; init; }

    public DateOnly? CauseDue { get; init; }

    public string? Notice { get; init; }
}

/// <summary>
/// Finds what was late on a day, from facts. The database narrows down to what can have been late; how each stood on that day is worked
/// out here, with the history where a confirmation was sent back or the owner changed since.
/// </summary>
internal sealed class OverdueReader(AssistanceDb db, ChaseRules rules, DateOnly asOf, bool againstOriginal)
{
    private static readonly string[] told = ["commitment.confirmed", "commitment.reassigned"];

    /// <summary>
    /// What can have been late on the day, in two parts, each with an index of its own: what is still in progress, and what was confirmed, or
    /// ended without, after that day. What was confirmed by then was not late, whatever became of it.
    /// </summary>
    public IReadOnlyList<IQueryable<Commitment>> Candidates()
    {
        var before = db.Commitments.AsNoTracking().Where(row => row.AgreedOn <= asOf && row.OriginalDue < asOf);
        return
        [
            before.Where(row => row.State == CommitmentState.Agreed),
            // the first condition follows from the second, but only by it the database knows that its small index will do
            before.Where(row => row.ConfirmedOn > row.OriginalDue || (row.ConfirmedOn == null && row.ClosedOn > row.OriginalDue))
                .Where(row => row.ConfirmedOn > asOf || (row.ConfirmedOn == null && row.ClosedOn > asOf)),
        ];
    }

    /// <summary>What is late on a day that has not passed: all of it is in the columns.</summary>
    public IQueryable<Commitment> LateNow() => againstOriginal
        ? db.Commitments.AsNoTracking().Where(row => row.State == CommitmentState.Agreed && row.OriginalDue < asOf)
        : db.Commitments.AsNoTracking().Where(row => row.State == CommitmentState.Agreed && row.Due < asOf && (row.ReworkBy == null || row.ReworkBy < asOf));

    /// <summary>Reads candidates with the names of their cases, and keeps those that were late.</summary>
    /// <param name="group">What the rows are ordered by before their dates; null for the dates alone.</param>
    /// <param name="withFacts">Whether what is owed and was sent about each is read as well.</param>
    /// <returns>Those that were late, and all that were read, in that order.</returns>
    public async Task<(IReadOnlyList<LateCommitment> Late, IReadOnlyList<Commitment> Read)> ReadAsync(
        IQueryable<Commitment> candidates, OverdueGroup? group, bool withHistory, CancellationToken cancellationToken, bool withFacts = false)
    {
        var named = candidates.Join(
            db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new ReadCandidate { Row = row, Reference = name.Reference, Enterprise = name.Enterprise });

        // a join keeps no order
        var grouped = group switch
        {
            OverdueGroup.Side => named.OrderByDescending(one => one.Row.Side).ThenBy(one => one.Row.Due),
            OverdueGroup.Bureau => named.OrderBy(one => one.Row.DivisionCode).ThenBy(one => one.Row.Due),
            OverdueGroup.Owner => named.OrderBy(one => one.Row.OwnerName).ThenBy(one => one.Row.Due),
            _ => named.OrderBy(one => one.Row.Due),
        };
        var ordered = grouped.ThenBy(one => one.Row.Id);
        var read = await (withFacts ? WithFacts(ordered) : ordered).ToListAsync(cancellationToken);
        var history = withHistory ? await HistoryAsync(read.ConvertAll(one => one.Row), cancellationToken) : new List<CaseEvent>().ToLookup(row => (row.CaseId, row.Number));
        var late = new List<LateCommitment>();
        foreach (var one in read)
        {
            var events = history[(one.Row.CaseId, one.Row.Number)].ToList();
            var confirmations = events.Where(row => row.Kind == "commitment.confirmed").Select(row => row.On).ToList();
            var then = CommitmentAsOf.Of(one.Row, asOf, confirmations);
            if (againstOriginal ? then.IsLateAgainstOriginal : then.IsOverdue)
            {
                late.Add(new(one.Row, OverdueItem.Of(one.Row, one.Reference, one.Enterprise, OwnerThen(one.Row, events), then, RuleOf(one.Row)), one.CauseDue, one.Notice));
            }
        }

        return (late, read.ConvertAll(one => one.Row));
    }

    private IQueryable<ReadCandidate> WithFacts(IQueryable<ReadCandidate> named) => named.Select(one => new ReadCandidate
    {
        Row = one.Row,
        Reference = one.Reference,
        Enterprise = one.Enterprise,
        CauseDue = db.Deadlines
            .Where(owed => owed.CaseId == one.Row.CaseId && owed.Number == one.Row.Number && owed.ClosedOn == null && owed.Kind == DeadlineKind.CauseDue)
            .Select(owed => (DateOnly?)owed.Due).FirstOrDefault(),
        Notice = db.Deadlines
            .Where(due => due.CaseId == one.Row.CaseId && due.Number == one.Row.Number && due.ClosedOn == null && due.Kind == DeadlineKind.CommitmentDue)
            .Join(db.SupervisionNotices, due => due.Id, notice => notice.DeadlineId, (due, notice) => notice)
            .OrderByDescending(notice => notice.Id).Select(notice => notice.Number).FirstOrDefault(),
    });

    private ChaseRule RuleOf(Commitment commitment) =>
        rules.For(DeadlineKind.CommitmentDue, commitment.Side, commitment.DivisionCode, commitment.EnterpriseId, asOf);

    private async Task<ILookup<(CaseId CaseId, string Number), CaseEvent>> HistoryAsync(IReadOnlyList<Commitment> read, CancellationToken cancellationToken)
    {
        var cases = read.Select(row => row.CaseId).Distinct().ToList();
        var events = cases.Count == 0 ? [] : await db.CaseEvents.AsNoTracking()
            .Where(row => cases.Contains(row.CaseId) && told.Contains(row.Kind))
            .OrderBy(row => row.CaseId).ThenBy(row => row.On).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return events.ToLookup(row => (row.CaseId, row.Number));
    }

    private string OwnerThen(Commitment commitment, IEnumerable<CaseEvent> events) => events
        .Where(row => row.Kind == "commitment.reassigned" && row.On > asOf)
        .Select(row => row.Facts.GetValueOrDefault("from"))
        .FirstOrDefault() ?? commitment.OwnerName;
}
