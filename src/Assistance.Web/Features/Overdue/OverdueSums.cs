// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309
using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>What is late, bureau by bureau: one statement, whose counts stop at <see cref="OverdueReview.MaxCount"/>.</summary>
internal sealed class OverdueSums(AssistanceDb db, CurrentUser user, ListOverdue request, WorkingCalendar calendar)
{
    private const int Cap = OverdueReview.MaxCount + 1;

    /// <summary>Whether a past day had more than was read, so that the sums say "at least".</summary>
    public bool AreCut { get; private set; }

    /// <summary>On a day that has not passed.</summary>
    public async Task<IReadOnlyList<OverdueOfBureau>> NowAsync(IQueryable<Commitment> late, CancellationToken cancellationToken)
    {
        // said by what it is not: the index by side is right for a page, and wrong for the few rows of one bureau
        var ours = late.Where(row => row.Side != Side.Enterprise);
        var theirs = late.Where(row => row.Side != Side.Regulator);
        var border = LevelBorders.Reached(ChaseLadder.Default.HighestLevel, request.AsOf, calendar);
        var highest = late.Where(row => (row.ReworkBy > row.Due ? row.ReworkBy!.Value : row.Due) < border);
        var owed = db.Deadlines.Where(row => row.Kind == DeadlineKind.CauseDue && row.ClosedOn == null);
        var open = db.SupervisionNotices.Where(row => row.AcknowledgedOn == null);
        return await Bureaux()
            .OrderBy(bureau => bureau.DivisionCode)
            .Select(bureau => new OverdueOfBureau(
                bureau.Name,
                bureau.DivisionCode,
                ours.Where(row => row.DivisionCode == bureau.DivisionCode).OrderBy(row => row.Due).Take(Cap).Count(),
                ours.Where(row => row.DivisionCode == bureau.DivisionCode).Min(row => (DateOnly?)row.Due),
                theirs.Where(row => row.DivisionCode == bureau.DivisionCode).OrderBy(row => row.Due).Take(Cap).Count(),
                theirs.Where(row => row.DivisionCode == bureau.DivisionCode).Min(row => (DateOnly?)row.Due),
                highest.Where(row => row.DivisionCode == bureau.DivisionCode).OrderBy(row => row.Due).Take(Cap).Count(),
                owed.Where(row => row.DivisionCode == bureau.DivisionCode).OrderBy(row => row.Due).Take(Cap).Count(),
                open.Where(row => row.DivisionCode == bureau.DivisionCode).OrderBy(row => row.Id).Take(Cap).Count()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>On a past day: out of the first candidates, since the database does not know how they stood. What was owed and acknowledged then is not told.</summary>
    public async Task<IReadOnlyList<OverdueOfBureau>> ThenAsync(OverdueReader reader, CancellationToken cancellationToken)
    {
        var (late, read) = await reader.ReadAsync(reader.Candidates().OrderBy(row => row.Due).ThenBy(row => row.Id).Take(2 * Cap), null, withHistory: true, cancellationToken);
        AreCut = read.Count == 2 * Cap;
        var items = late.Select(one => one.Item).ToLookup(item => item.DivisionCode);
        var bureaux = await Bureaux().OrderBy(bureau => bureau.DivisionCode).Select(bureau => new { bureau.Name, bureau.DivisionCode }).ToListAsync(cancellationToken);
        return bureaux.ConvertAll(bureau =>
        {
            var ours = items[bureau.DivisionCode].Where(item => item.Side == Side.Regulator).ToList();
            var theirs = items[bureau.DivisionCode].Where(item => item.Side == Side.Enterprise).ToList();
            return new OverdueOfBureau(
                bureau.Name, bureau.DivisionCode, ours.Count, ours.Min(item => (DateOnly?)item.Due), theirs.Count, theirs.Min(item => (DateOnly?)item.Due),
                items[bureau.DivisionCode].Count(item => item.Level == ChaseLadder.Default.HighestLevel), 0, 0);
        });
    }

    private IQueryable<Bureau> Bureaux() => user.Actor.Capacities
        .Where(capacity => capacity.Role is Role.Manager or Role.Auditor)
        .Select(capacity => capacity.Scope!)
        .Distinct()
        .Select(scope => db.Bureaux.AsNoTracking().Where(row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0))
        .Aggregate((one, other) => one.Union(other));
}
