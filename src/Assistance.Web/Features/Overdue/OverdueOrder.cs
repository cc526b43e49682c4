// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309
using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Web.Features.Overdue;

/// <summary>Where a page of the review ends: the last row's group, due date and identifier.</summary>
internal sealed record OverdueCursor(string Group, DateOnly Due, CommitmentId Id)
{
    /// <summary>The place of a row.</summary>
    public static OverdueCursor Of(Commitment row, OverdueGroup group) => new(
        group switch { OverdueGroup.Side => row.Side.ToString(), OverdueGroup.Bureau => row.DivisionCode, _ => row.OwnerName }, row.Due, row.Id);

    /// <summary>Reads a key out of an address; null when it is none.</summary>
    public static OverdueCursor? Parse(string? key) =>
        key?.Split('.', 3) is [var due, var id, var group]
        && DateOnly.TryParseExact(due, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParse(id, out var guid)
            ? new(group, day, new CommitmentId(guid))
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Due:yyyyMMdd}.{Id.Value:N}.{Group}");
}

/// <summary>The order of the review: by group, then the oldest first.</summary>
internal static class OverdueOrder
{
    /// <summary>So many of the rows in order, from behind the cursor on.</summary>
    public static IQueryable<Commitment> Of(IQueryable<Commitment> rows, OverdueGroup group, OverdueCursor? after, int size)
    {
        var (key, due, id) = after ?? new OverdueCursor("", default, default);
        return group switch
        {
            OverdueGroup.Side => BySide(rows, after, size),
            OverdueGroup.Bureau => (after is null ? rows : rows.Where(row => string.Compare(row.DivisionCode, key) > 0
                    || (row.DivisionCode == key && (row.Due > due || (row.Due == due && row.Id > id)))))
                .OrderBy(row => row.DivisionCode).ThenBy(row => row.Due).ThenBy(row => row.Id).Take(size),
            _ => (after is null ? rows : rows.Where(row => string.Compare(row.OwnerName, key) > 0
                    || (row.OwnerName == key && (row.Due > due || (row.Due == due && row.Id > id)))))
                .OrderBy(row => row.OwnerName).ThenBy(row => row.Due).ThenBy(row => row.Id).Take(size),
        };
    }

    /// <summary>The same of several parts that have no row in common: the first of each, put together.</summary>
    public static IQueryable<Commitment> Of(IReadOnlyList<IQueryable<Commitment>> parts, OverdueGroup group, OverdueCursor? after, int size)
    {
        var rows = parts.Select(part => Of(part, group, after, size)).Aggregate((one, other) => one.Concat(other));
        return parts.Count == 1 ? rows : (group switch
        {
            OverdueGroup.Side => rows.OrderByDescending(row => row.Side).ThenBy(row => row.Due).ThenBy(row => row.Id),
            OverdueGroup.Bureau => rows.OrderBy(row => row.DivisionCode).ThenBy(row => row.Due).ThenBy(row => row.Id),
            _ => rows.OrderBy(row => row.OwnerName).ThenBy(row => row.Due).ThenBy(row => row.Id),
        }).Take(size);
    }

    /// <summary>The oldest of several parts that have no row in common, from behind a row on. Each side by itself, as the index has them.</summary>
    public static IQueryable<Commitment> OldestFirst(IReadOnlyList<IQueryable<Commitment>> parts, Commitment? last, int size)
    {
        var (due, id) = (last?.Due ?? default, last?.Id ?? default);
        return OldestFirst(parts
            .SelectMany(part => new[] { part.Where(row => row.Side == Side.Regulator), part.Where(row => row.Side == Side.Enterprise) })
            .Select(part => OldestFirst(last is null ? part : part.Where(row => row.Due >= due && (row.Due > due || row.Id > id))).Take(size))
            .Aggregate((one, other) => one.Concat(other))).Take(size);
    }

    /// <summary>Ours first. Each side by itself, so that either follows the index by date.</summary>
    public static IQueryable<Commitment> BySide(IQueryable<Commitment> rows, OverdueCursor? after, int size)
    {
        var (ours, theirs) = (rows.Where(row => row.Side == Side.Regulator), rows.Where(row => row.Side == Side.Enterprise));
        if (after is { Due: var due, Id: var id })
        {
            if (after.Group != nameof(Side.Regulator))
            {
                return OldestFirst(theirs.Where(row => row.Due >= due && (row.Due > due || row.Id > id))).Take(size);
            }

            ours = ours.Where(row => row.Due >= due && (row.Due > due || row.Id > id));
        }

        // sides are stored by name: ours comes first when the names are taken backwards
        return OldestFirst(ours).Take(size).Concat(OldestFirst(theirs).Take(size))
            .OrderByDescending(row => row.Side).ThenBy(row => row.Due).ThenBy(row => row.Id).Take(size);
    }

    private static IOrderedQueryable<Commitment> OldestFirst(IQueryable<Commitment> rows) => rows.OrderBy(row => row.Due).ThenBy(row => row.Id);
}
