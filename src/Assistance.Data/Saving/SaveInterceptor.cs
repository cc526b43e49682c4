using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assistance.Data.Saving;

/// <summary>
/// Writes with every save what belongs to it: the new row versions, the history, deadlines, notices, the audit trail and the search index. All of it
/// stands or falls with the change itself.
/// </summary>
public sealed class SaveInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AssistanceDb db)
        {
            var now = db.Act?.At ?? clock.GetUtcNow().UtcDateTime;
            db.ChangeTracker.DetectChanges();
            var records = db.ChangeTracker.Entries<Entity>().ToList();
            HistoryWriter.Write(db, records, now);
            await DeadlineWriter.WriteAsync(db, records, now, cancellationToken);
            NoticeWriter.Write(db, records, now);
            AuditWriter.Write(db, now);
            await SearchWriter.WriteAsync(db, records, cancellationToken);
            CountVersions(db.ChangeTracker);
        }

        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context?.ChangeTracker.Entries<Entity>() ?? [])
        {
            entry.Entity.ClearCollected();
        }

        return ValueTask.FromResult(result);
    }

    private static void CountVersions(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Entity>().Where(entry => entry.State == EntityState.Modified))
        {
            var version = entry.Property(record => record.RowVersion);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }
}
