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
            try
            {
                await WriteAsync(db, cancellationToken);
            }
            catch
            {
                await EndAsync(db);
                throw;
            }
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

        if (eventData.Context is { } context)
        {
            using var still = StillTracker.Of(context);
            foreach (var entry in context.ChangeTracker.Entries<Entity>())
            {
                entry.Entity.ClearCollected();
            }
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

    /// <summary>Begins the transaction of the present save, if nobody has begun one.</summary>
    internal static async Task BeginAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            db.SavingIn = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Database.AutoSavepointsEnabled = false;
        }
    }

    private async Task WriteAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var now = db.Act?.At ?? clock.GetUtcNow().UtcDateTime;
        db.ChangeTracker.DetectChanges();
        var records = db.ChangeTracker.Entries<Entity>().ToList();
        HistoryWriter.Write(db, records, now);
        await DeadlineWriter.WriteAsync(db, records, now, cancellationToken);
        NoticeWriter.Write(db, records, now);
        db.ChangeTracker.DetectChanges();
        using var still = StillTracker.Of(db);
        AuditWriter.Write(db, now);
        await SearchWriter.WriteAsync(db, records, cancellationToken);
        CountVersions(db.ChangeTracker);
        await LinkAuditAsync(db, cancellationToken);
    }

    // last of all, because from here on another saver of the same case waits
    private static async Task LinkAuditAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        if (entries.Count > 0)
        {
            await BeginAsync(db, cancellationToken);
            await AuditLinker.LinkAsync(db, entries, cancellationToken);
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

    /// <summary>
    /// As long as it lives, whoever asks for the tracked entries does not make Entity Framework compare all of them with what was read: what follows
    /// changes none, or says so.
    /// </summary>
    private sealed class StillTracker(ChangeTracker tracker, bool before) : IDisposable
    {
        public static StillTracker Of(DbContext db)
        {
            var still = new StillTracker(db.ChangeTracker, db.ChangeTracker.AutoDetectChangesEnabled);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            return still;
        }

        public void Dispose() => tracker.AutoDetectChangesEnabled = before;
    }
}
