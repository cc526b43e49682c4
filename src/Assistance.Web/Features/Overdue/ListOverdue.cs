using System.Linq.Expressions;
using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>By what the review is put together.</summary>
public enum OverdueGroup
{
    /// <summary>Ours first, then theirs.</summary>
    Side = 1,

    /// <summary>By bureau, in the order of the codes.</summary>
    Bureau = 2,

    /// <summary>By the one who answers.</summary>
    Owner = 3,
}

/// <summary>A page of the overdue review, in the scope of the reader.</summary>
/// <param name="AsOf">The day that counts.</param>
/// <param name="AgainstOriginal">Whether lateness is counted against the date first agreed.</param>
/// <param name="Bureau">Six-digit division of a bureau, or null for all.</param>
/// <param name="Level">Level by the rule, or null for all.</param>
/// <param name="CausesOwed">Only those whose cause a manager owes; of a past day nobody knows, and it narrows nothing.</param>
/// <param name="After">Key of the last row of the page before, or null.</param>
public sealed record ListOverdue(DateOnly AsOf, bool AgainstOriginal, OverdueGroup Group, Side? Side, string? Bureau, int? Level, bool CausesOwed, string? After)
    : IRequest<OverdueReview>;

/// <summary>One row of the review.</summary>
/// <param name="BureauName">The bureau that has the case.</param>
/// <param name="CauseDue">Until when the cause is owed, or null when it is not.</param>
/// <param name="Notice">Number of the last supervision notice, or null.</param>
public sealed record OverdueRow(OverdueItem Item, string BureauName, DateOnly? CauseDue, string? Notice);

/// <summary>What is late in one bureau.</summary>
/// <param name="OursSince">The oldest of ours, or null.</param>
public sealed record OverdueOfBureau(
    string Name, string DivisionCode, int Ours, DateOnly? OursSince, int Theirs, DateOnly? TheirsSince, int Level3, int CausesOwed, int Unacknowledged);

/// <summary>A page of the review with its sums.</summary>
/// <param name="Bureaux">All bureaux of the reader's scope.</param>
/// <param name="Sums">Those that are asked for.</param>
/// <param name="Next">Key of the next page, or null.</param>
/// <param name="CanDecide">Whether the reader may decide: a manager, about the present.</param>
public sealed record OverdueReview(
    IReadOnlyList<OverdueRow> Rows, IReadOnlyList<OverdueOfBureau> Bureaux, IReadOnlyList<OverdueOfBureau> Sums, string? Next, bool CanDecide)
{
    /// <summary>Counts stop here, with "+" behind.</summary>
    public const int MaxCount = 1000;

    /// <summary>Whether the sums are of the oldest only, because there is more than is counted on a past day.</summary>
    public bool SumsAreCut { get; init; }

    /// <summary>Working days of the oldest of a side in a bureau.</summary>
    public required Func<Side, string, DateOnly, int> WorkingDaysSince { get; init; }
}

internal sealed class ListOverdueHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListOverdue, OverdueReview>
{
    private const int PageSize = 50;

    // of a past day the database only knows what can have been late; more is read than is shown
    private const int PastChunk = 200;

    public async Task<OverdueReview> Handle(ListOverdue request, CancellationToken cancellationToken)
    {
        var rules = await db.RulesAsync(cancellationToken);
        var reader = new OverdueReader(db, rules, request.AsOf, request.AgainstOriginal);
        var isPast = request.AsOf < user.Today;
        var sums = new OverdueSums(db, user);
        var asked = await sums.NamesAsync(cancellationToken);
        var borders = new LevelBorders(rules, request.AsOf, asked.ConvertAll(bureau => bureau.Division));
        var (late, next) = await PageAsync(reader, request, borders, isPast, cancellationToken);
        var bureaux = isPast ? await sums.ThenAsync(asked, reader, cancellationToken) : await sums.NowAsync(asked, reader.LateNow(), borders, cancellationToken);
        var names = bureaux.ToDictionary(bureau => bureau.DivisionCode, bureau => bureau.Name);
        return new(
            late.ConvertAll(one => new OverdueRow(
                one.Item,
                names.GetValueOrDefault(one.Item.DivisionCode, one.Item.DivisionCode),
                one.CauseDue,
                one.Notice)),
            bureaux,
            [.. bureaux.Where(bureau => string.IsNullOrEmpty(request.Bureau) || bureau.DivisionCode == request.Bureau)],
            next,
            !isPast && request.AsOf == user.Today && user.Actor.Find(capacity => capacity.Role == Role.Manager) is not null)
        {
            SumsAreCut = sums.AreCut,
            // of the enterprises' it is not known whose it is: the public calendar counts
            WorkingDaysSince = (side, bureau, day) => (side == Side.Regulator ? rules.CalendarOf(side, bureau, default) : rules.Calendar).WorkingDaysBetween(day, request.AsOf),
        };
    }

    private async Task<(List<LateCommitment> Late, string? Next)> PageAsync(
        OverdueReader reader, ListOverdue request, LevelBorders borders, bool isPast, CancellationToken cancellationToken)
    {
        var late = new List<LateCommitment>();
        var after = OverdueCursor.Parse(request.After);
        var size = isPast ? PastChunk : PageSize + 1;
        while (late.Count <= PageSize)
        {
            var parts = (isPast ? reader.Candidates() : [reader.LateNow()]).Select(part => Filter(part, request, borders, isPast)).ToList();
            var (found, read) = await reader.ReadAsync(OverdueOrder.Of(parts, request.Group, after, size), request.Group, withHistory: isPast, cancellationToken, withFacts: true);
            late.AddRange(found.Where(one => request.Level is null || one.Item.Level == request.Level));
            if (read.Count < size)
            {
                break;
            }

            after = OverdueCursor.Of(read[^1], request.Group);
        }

        return late.Count > PageSize
            ? (late[..PageSize], OverdueCursor.Of(late[PageSize - 1].Row, request.Group).ToString())
            : (late, null);
    }

    private IQueryable<Commitment> Filter(IQueryable<Commitment> rows, ListOverdue request, LevelBorders borders, bool isPast)
    {
        if (request.Side is { } side)
        {
            rows = rows.Where(row => row.Side == side);
        }

        if (!string.IsNullOrEmpty(request.Bureau))
        {
            rows = rows.Where(row => row.DivisionCode == request.Bureau);
        }

        if (!isPast && request.CausesOwed)
        {
            rows = rows.Where(row => db.Deadlines.Any(owed =>
                owed.CaseId == row.CaseId && owed.Number == row.Number && owed.Kind == DeadlineKind.CauseDue && owed.ClosedOn == null));
        }

        if (!isPast && request.Level is { } level)
        {
            var latest = borders.Latest(level);
            var above = borders.Reached(level + 1);
            rows = rows.Where(row => row.Due < latest).Where(borders.Reached(level)).Where(Expression.Lambda<Func<Commitment, bool>>(Expression.Not(above.Body), above.Parameters));
        }

        return rows;
    }
}
