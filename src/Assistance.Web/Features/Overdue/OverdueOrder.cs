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
    /// <summary>The rows in order, from behind the cursor on.</summary>
    public static IQueryable<Commitment> Of(IQueryable<Commitment> rows, OverdueGroup group, OverdueCursor? after)
    {
        var (key, due, id) = after ?? new OverdueCursor("", default, default);
        return group switch
        {
            OverdueGroup.Side => BySide(rows, after),
            OverdueGroup.Bureau => (after is null ? rows : rows.Where(row => string.Compare(row.DivisionCode, key) > 0
                    || (row.DivisionCode == key && (row.Due > due || (row.Due == due && row.Id > id)))))
                .OrderBy(row => row.DivisionCode).ThenBy(row => row.Due).ThenBy(row => row.Id),
            _ => (after is null ? rows : rows.Where(row => string.Compare(row.OwnerName, key) > 0
                    || (row.OwnerName == key && (row.Due > due || (row.Due == due && row.Id > id)))))
                .OrderBy(row => row.OwnerName).ThenBy(row => row.Due).ThenBy(row => row.Id),
        };
    }

    // sides are stored by name: ours comes first when the names are taken backwards
    private static IQueryable<Commitment> BySide(IQueryable<Commitment> rows, OverdueCursor? after)
    {
        if (after is { Due: var due, Id: var id })
        {
            var side = after.Group == nameof(Side.Regulator) ? Side.Regulator : Side.Enterprise;
            rows = side == Side.Regulator
                ? rows.Where(row => row.Side == Side.Enterprise || row.Due > due || (row.Due == due && row.Id > id))
                : rows.Where(row => row.Side == Side.Enterprise && (row.Due > due || (row.Due == due && row.Id > id)));
        }

        return rows.OrderByDescending(row => row.Side).ThenBy(row => row.Due).ThenBy(row => row.Id);
    }
}

/// <summary>Which dates have reached a level on a day.</summary>
internal static class LevelBorders
{
    /// <summary>Every date before this one has reached the level.</summary>
    public static DateOnly Reached(int level, DateOnly asOf, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(asOf.AddDays(1), -ChaseLadder.Default.Steps.First(step => step.Code == Rung.AtLevel(level).Code).Offset);
}
