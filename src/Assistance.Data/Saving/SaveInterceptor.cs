using Assistance.Data.Auditing;
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
            await LinkAuditAsync(db, cancellationToken);
        }

        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AssistanceDb { SavingIn: { } own } db)
        {
            await own.CommitAsync(cancellationToken);
            await EndAsync(db);
        }

        foreach (var entry in eventData.Context?.ChangeTracker.Entries<Entity>() ?? [])
        {
            entry.Entity.ClearCollected();
        }

        return result;
    }

    /// <inheritdoc/>
    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AssistanceDb db)
        {
            await EndAsync(db);
        }
    }

    /// <inheritdoc/>
    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AssistanceDb db)
        {
            await EndAsync(db);
        }
    }

    // last of all, because from here on another saver of the same case waits
    private static async Task LinkAuditAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        db.SavingIn = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        db.Database.AutoSavepointsEnabled = db.SavingIn is null;
        try
        {
            await AuditLinker.LinkAsync(db, entries, cancellationToken);
        }
        catch
        {
            await EndAsync(db);
            throw;
        }
    }

    // without a commit nothing of it stays
    private static async Task EndAsync(AssistanceDb db)
    {
        if (db.SavingIn is { } own)
        {
            db.SavingIn = null;
            db.Database.AutoSavepointsEnabled = true;
            await own.DisposeAsync();
        }
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
