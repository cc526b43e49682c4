using Assistance.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>Keeps the working calendar in memory for the whole program; it changes once a year.</summary>
public sealed class WorkingCalendars
{
    private WorkingCalendar? current;

    /// <summary>The calendar; read from the database on first use.</summary>
    public async Task<WorkingCalendar> GetAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        if (current is { } known)
        {
            return known;
        }

        var rows = await db.CalendarRows.AsNoTracking().ToListAsync(cancellationToken);
        return current = new WorkingCalendar(rows.Select(row => new CalendarDay(row.Date, row.NameZh, row.NameEn, row.IsWorkday)));
    }

    /// <summary>Reads it anew at the next use: days were imported.</summary>
    public void Forget() => current = null;
}
