using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>The last sweep that was finished, as the installation remembers it.</summary>
/// <param name="AsOf">The day that counted as today.</param>
/// <param name="At">When it ended, UTC.</param>
internal sealed record LastSweep(DateOnly AsOf, DateTime At)
{
    /// <summary>The last sweep, or null before the first.</summary>
    public static async Task<LastSweep?> FindAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var setting = await db.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Setting.LastSweep, cancellationToken);
        return setting is null ? null : new(DateOnly.ParseExact(setting.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture), setting.At);
    }

    /// <summary>Notes that a sweep is done.</summary>
    public static Task RememberAsync(AssistanceDb db, DateOnly asOf, DateTime at, CancellationToken cancellationToken) =>
        db.NoteAsync(Setting.LastSweep, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at, cancellationToken);
}
