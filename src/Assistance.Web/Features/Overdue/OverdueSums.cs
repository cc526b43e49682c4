// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309
using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>
/// What is late, bureau by bureau. One statement goes once through what is late, all of which stands in an index: counting up to a limit in each
/// of three thousand bureaux took longer.
/// </summary>
internal sealed class OverdueSums(AssistanceDb db, CurrentUser user)
{
    private const int Cap = OverdueReview.MaxCount + 1;
    private const int Ours = 1;
    private const int Theirs = 2;
    private const int Owed = 3;
    private const int Open = 4;
    private const int AtHighest = 5;

    /// <summary>The level that has a number of its own.</summary>
    private const int Highest = 3;

    /// <summary>Whether a past day had more than was read, so that the sums say "at least".</summary>
    public bool AreCut { get; private set; }

    /// <summary>On a day that has not passed.</summary>
    public async Task<IReadOnlyList<OverdueOfBureau>> NowAsync(
        IReadOnlyList<(string Division, string Name)> bureaux, IQueryable<Commitment> late, LevelBorders borders, CancellationToken cancellationToken)
    {
        // where one border holds for all, the pass that counts what is late counts them too
        var border = borders.IsOne(Highest) ? borders.Common(Highest) : DateOnly.MinValue;
        var counted = late
            .GroupBy(row => new { row.DivisionCode, row.Side })
            .Select(group => new Sum
            {
                DivisionCode = group.Key.DivisionCode,
                Of = group.Key.Side == Side.Regulator ? Ours : Theirs,
                Count = group.Count(),
                Since = group.Min(row => (DateOnly?)row.Due),
                Highest = group.Count(row => (row.ReworkBy > row.Due ? row.ReworkBy!.Value : row.Due) < border),
            })
            .Concat(db.Deadlines.Where(row => row.Kind == DeadlineKind.CauseDue && row.ClosedOn == null)
                .GroupBy(row => row.DivisionCode)
                .Select(group => new Sum { DivisionCode = group.Key, Of = Owed, Count = group.Count(), Since = (DateOnly?)null, Highest = 0 }))
            .Concat(db.SupervisionNotices.Where(row => row.AcknowledgedOn == null)
                .GroupBy(row => row.DivisionCode)
                .Select(group => new Sum { DivisionCode = group.Key, Of = Open, Count = group.Count(), Since = (DateOnly?)null, Highest = 0 }));
        if (!borders.IsOne(Highest))
        {
            var latest = borders.Latest(Highest);
            counted = counted.Concat(late.Where(row => row.Due < latest).Where(borders.Reached(Highest))
                .GroupBy(row => row.DivisionCode)
                .Select(group => new Sum { DivisionCode = group.Key, Of = AtHighest, Count = group.Count(), Since = (DateOnly?)null, Highest = 0 }));
        }

        var found = (await counted.ToListAsync(cancellationToken)).ToDictionary(sum => (sum.DivisionCode, sum.Of));
        return [.. bureaux.Select(bureau =>
        {
            var (ours, theirs) = (found.GetValueOrDefault((bureau.Division, Ours)), found.GetValueOrDefault((bureau.Division, Theirs)));
            return new OverdueOfBureau(
                bureau.Name, bureau.Division, ours?.Count ?? 0, ours?.Since, theirs?.Count ?? 0, theirs?.Since, (ours?.Highest ?? 0) + (theirs?.Highest ?? 0) + (found.GetValueOrDefault((bureau.Division, AtHighest))?.Count ?? 0),
                found.GetValueOrDefault((bureau.Division, Owed))?.Count ?? 0, found.GetValueOrDefault((bureau.Division, Open))?.Count ?? 0);
        })];
    }

    /// <summary>On a past day: out of the first candidates, since the database does not know how they stood. What was owed and acknowledged then is not told.</summary>
    public async Task<IReadOnlyList<OverdueOfBureau>> ThenAsync(
        IReadOnlyList<(string Division, string Name)> bureaux, OverdueReader reader, CancellationToken cancellationToken)
    {
        var (late, read) = await reader.ReadAsync(OverdueOrder.OldestFirst(reader.Candidates(), null, 2 * Cap), null, withHistory: true, cancellationToken);
        AreCut = read.Count == 2 * Cap;
        var items = late.Select(one => one.Item).ToLookup(item => item.DivisionCode);
        return [.. bureaux.Select(bureau =>
        {
            var ours = items[bureau.Division].Where(item => item.Side == Side.Regulator).ToList();
            var theirs = items[bureau.Division].Where(item => item.Side == Side.Enterprise).ToList();
            return new OverdueOfBureau(
                bureau.Name, bureau.Division, ours.Count, ours.Min(item => (DateOnly?)item.Due), theirs.Count, theirs.Min(item => (DateOnly?)item.Due),
                items[bureau.Division].Count(item => item.Level == Highest), 0, 0);
        })];
    }

    /// <summary>The bureaux of the reader's scope.</summary>
    public async Task<List<(string Division, string Name)>> NamesAsync(CancellationToken cancellationToken)
    {
        var bureaux = await Bureaux().OrderBy(bureau => bureau.DivisionCode).Select(bureau => new { bureau.Name, bureau.DivisionCode }).ToListAsync(cancellationToken);
        return bureaux.ConvertAll(bureau => (bureau.DivisionCode, bureau.Name));
    }

    private IQueryable<Bureau> Bureaux() => user.Actor.Capacities
        .Where(capacity => capacity.Role is Role.Manager or Role.Auditor)
        .Select(capacity => capacity.Scope!)
        .Distinct()
        .Select(scope => db.Bureaux.AsNoTracking().Where(row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0))
        .Aggregate((one, other) => one.Union(other));

    /// <summary>A number of one bureau.</summary>
    private sealed class Sum
    {
        public required string DivisionCode { get; init; }

        /// <summary>Of what: <see cref="Ours"/>, <see cref="Theirs"/>, <see cref="Owed"/>, <see cref="Open"/> or <see cref="AtHighest"/>.</summary>
        public required int Of { get; init; }

        public required int Count { get; init; }

        public required DateOnly? Since { get; init; }

        /// <summary>How many of them are at the highest level.</summary>
        public required int Highest { get; init; }
    }
}
