using System.Linq.Expressions;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>
/// Which commitments have reached a level on a day, as a condition that the database can answer. A level is reached by every date before a
/// border; most share one, bureaux with a ladder or closing days of their own have another, and so have enterprises that were shut down
/// between the border and the day. Those are told apart last, so that an index that does not hold the enterprise still decides nearly all.
/// </summary>
/// <param name="rules">By what commitments are reckoned; the rows that are shown ask the same.</param>
/// <param name="divisions">Those of all bureaux whose commitments are asked about.</param>
internal sealed class LevelBorders(ChaseRules rules, DateOnly asOf, IReadOnlyList<string> divisions)
{
    /// <summary>Later than every date.</summary>
    private static readonly DateOnly always = DateOnly.MaxValue;

    private readonly List<(EnterpriseId Enterprise, WorkingCalendar Calendar)> shut = [.. rules.Closings
        .Where(closing => closing.EnterpriseId is not null && closing.From <= asOf)
        .Select(closing => closing.EnterpriseId!.Value)
        .Distinct()
        .Select(enterprise => (enterprise, rules.CalendarOf(Side.Enterprise, "", enterprise)))];

    private readonly Dictionary<int, Known> levels = [];

    /// <summary>Whether one border holds for all, so that one comparison decides.</summary>
    public bool IsOne(int level) => Of(level) is { Own.Count: 0, Shut.Count: 0 };

    /// <summary>The border of all that have none of their own: every date before it has reached the level.</summary>
    public DateOnly Common(int level) => Of(level).Common;

    /// <summary>Whether a commitment has reached the level, should it still be in progress.</summary>
    /// <param name="level">0 to 3; 0 is reached by all.</param>
    public Expression<Func<Commitment, bool>> Reached(int level)
    {
        if (level == 0)
        {
            return row => true;
        }

        var known = Of(level);
        var reached = Before(known.Common);
        foreach (var own in known.Own)
        {
            reached = Choose(In(own.Side, own.Divisions), Before(own.Border), reached);
        }

        foreach (var shutDown in known.Shut)
        {
            reached = Choose(ShutDown(shutDown), row => false, reached);
        }

        return reached;
    }

    /// <summary>No commitment that has reached the level is due on this date or later: an index by dates begins with it.</summary>
    public DateOnly Latest(int level) => level == 0 ? always : Of(level).Own.Select(own => own.Border).Append(Common(level)).Max();

    private static Expression<Func<Commitment, bool>> Before(DateOnly border) =>
        row => (row.ReworkBy > row.Due ? row.ReworkBy!.Value : row.Due) < border;

    private static Expression<Func<Commitment, bool>> In(Side side, IReadOnlyList<string> own) =>
        row => row.Side == side && EF.Parameter(own).Contains(row.DivisionCode);

    private Expression<Func<Commitment, bool>> ShutDown(ShutBorder shutDown)
    {
        var (own, border, enterprises) = shutDown;
        Expression<Func<Commitment, bool>> late = row =>
            row.Side == Side.Enterprise && (row.ReworkBy > row.Due ? row.ReworkBy!.Value : row.Due) >= border && EF.Parameter(enterprises).Contains(row.EnterpriseId);
        return own.Count == divisions.Count ? late : Choose(In(Side.Enterprise, own), late, row => false);
    }

    private Known Of(int level)
    {
        if (levels.TryGetValue(level, out var known))
        {
            return known;
        }

        var offsets = divisions.GroupBy(division => rules.For(DeadlineKind.CommitmentDue, Side.Regulator, division, default, asOf).Ladder.OffsetOf(level))
            .Select(group => (Offset: group.Key, Divisions: group.ToList())).ToList();
        var common = Border(offsets.Count == 0 ? ChaseLadder.Default.OffsetOf(level) : offsets.MaxBy(group => group.Divisions.Count).Offset, rules.Calendar);
        var theirs = offsets.Select(group => new OwnBorder(Side.Enterprise, Border(group.Offset, rules.Calendar), group.Divisions));
        var ours = offsets.SelectMany(group => group.Divisions, (group, division) => (Border: OfBureau(group.Offset, division), division))
            .GroupBy(one => one.Border, one => one.division)
            .Select(group => new OwnBorder(Side.Regulator, group.Key, group.ToList()));
        return levels[level] = new(common, [.. theirs.Concat(ours).Where(own => own.Border != common)], [.. offsets.SelectMany(group => Shut(group.Offset, group.Divisions))]);
    }

    private DateOnly OfBureau(int? offset, string division) => Border(offset, rules.CalendarOf(Side.Regulator, division, default));

    // a shut-down takes working days away, so that a border can only be earlier than that of all others under the same ladder
    private IEnumerable<ShutBorder> Shut(int? offset, List<string> own)
    {
        var usual = Border(offset, rules.Calendar);
        return shut.GroupBy(one => Border(offset, one.Calendar), one => one.Enterprise)
            .Where(group => group.Key < usual)
            .Select(group => new ShutBorder(own, group.Key, group.ToList()));
    }

    // a ladder that does not go so high is never there
    private DateOnly Border(int? offset, WorkingCalendar calendar) => offset is { } days ? calendar.AddWorkingDays(asOf.AddDays(1), -days) : DateOnly.MinValue;

    private static Expression<Func<Commitment, bool>> Choose(
        Expression<Func<Commitment, bool>> when, Expression<Func<Commitment, bool>> then, Expression<Func<Commitment, bool>> otherwise)
    {
        var row = when.Parameters[0];
        return Expression.Lambda<Func<Commitment, bool>>(
            Expression.Condition(when.Body, new Swap(then.Parameters[0], row).Visit(then.Body), new Swap(otherwise.Parameters[0], row).Visit(otherwise.Body)), row);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private sealed record Known(DateOnly Common, IReadOnlyList<OwnBorder> Own, IReadOnlyList<ShutBorder> Shut);

    /// <summary>A border that bureaux have of their own, for one side.</summary>
    private sealed record OwnBorder(Side Side, DateOnly Border, IReadOnlyList<string> Divisions);

    /// <summary>A border that enterprises have because they were shut down, under the ladder of some bureaux.</summary>
    private sealed record ShutBorder(IReadOnlyList<string> Divisions, DateOnly Border, IReadOnlyList<EnterpriseId> Enterprises);
}
