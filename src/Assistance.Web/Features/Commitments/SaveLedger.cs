using System.Runtime.CompilerServices;
using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>承诺台账 as a table: everything that the list shows under the same filters, in the order of the dates, however long it is.</summary>
/// <param name="Filter">The filters of the list; its page does not count.</param>
public sealed record SaveLedger(ListCommitments Filter) : IRequest<IAsyncEnumerable<LedgerRow>>;

/// <summary>One row of the table.</summary>
/// <param name="WorkingDaysOver">Working days by which it is late today; 0 when it is not.</param>
public sealed record LedgerRow(
    string Reference, string Enterprise, string Number, Side Side, string Text, string Owner, string? Backup, DateOnly OriginalDue, DateOnly Due,
    CommitmentState State, int WorkingDaysOver, string Verifier, string? Problem, DateOnly? ConfirmedOn, DateOnly? ClosedOn);

internal sealed class SaveLedgerHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<SaveLedger, IAsyncEnumerable<LedgerRow>>
{
    private const int Portion = 500;

    public Task<IAsyncEnumerable<LedgerRow>> Handle(SaveLedger request, CancellationToken cancellationToken) => Task.FromResult(RowsAsync(request.Filter, cancellationToken));

    private async IAsyncEnumerable<LedgerRow> RowsAsync(ListCommitments filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (act, rules) = (user.Act, await db.RulesAsync(cancellationToken));
        var all = ListCommitmentsHandler.Everything(db, filter, act).AsNoTracking();
        for ((DateOnly Due, CommitmentId Id)? last = null; ;)
        {
            var rest = last is var (due, id) ? all.Where(row => row.Due >= due && (row.Due > due || row.Id > id)) : all;
            var rows = await rest.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Portion)
                .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Row = row, name.Reference, name.Enterprise })
                .OrderBy(one => one.Row.Due).ThenBy(one => one.Row.Id)
                .ToListAsync(cancellationToken);
            foreach (var one in rows)
            {
                var row = one.Row;
                var mustBy = row.ReworkBy > row.Due ? row.ReworkBy.Value : row.Due;
                yield return new(
                    one.Reference, one.Enterprise, row.Number, row.Side, row.Text, row.OwnerName, row.Backup?.Name, row.OriginalDue, row.Due, row.State,
                    row.State == CommitmentState.Agreed && mustBy < act.Today ? rules.CalendarOf(row.Side, row.ToCaseKey()).WorkingDaysBetween(mustBy, act.Today) : 0,
                    row.VerifierName, row.ProblemNumber, row.ConfirmedOn, row.ClosedOn);
            }

            if (rows.Count < Portion)
            {
                yield break;
            }

            last = (rows[^1].Row.Due, rows[^1].Row.Id);
        }
    }
}
