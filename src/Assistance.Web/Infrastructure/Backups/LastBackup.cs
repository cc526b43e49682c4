using Assistance.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Backups;

/// <summary>The last backup, as the installation remembers it.</summary>
/// <param name="Folder">Where it was written to.</param>
/// <param name="At">When, UTC.</param>
public sealed record LastBackup(string Folder, DateTime At)
{
    /// <summary>After this time a nightly backup is missing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(36);

    private const string Name = "backup.last";

    /// <summary>The last backup, or null before the first.</summary>
    public static async Task<LastBackup?> FindAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Name, cancellationToken) is { } setting ? new(setting.Value, setting.At) : null;
    }

    /// <summary>Notes that a backup was written.</summary>
    public static Task RememberAsync(AssistanceDb db, string folder, DateTime at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.NoteAsync(Name, folder, at, cancellationToken);
    }
}

/// <summary>Whether the nightly backup, where one is set, is there.</summary>
public sealed class BackupIsRecent(AssistanceDb db, TimeProvider clock, IOptions<BackupOptions> options) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (options.Value.Folder.Length == 0)
        {
            return HealthCheckResult.Healthy();
        }

        var last = await LastBackup.FindAsync(db, cancellationToken);
        var age = clock.GetUtcNow().UtcDateTime - last?.At;
        var words = age is null ? "backup: none" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"backup: {(int)age.Value.TotalHours} h old");
        return age <= LastBackup.MaxAge ? HealthCheckResult.Healthy(words) : HealthCheckResult.Degraded(words);
    }
}
