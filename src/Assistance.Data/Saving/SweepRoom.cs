using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Saving;

/// <summary>
/// What a connection to SQLite has for the length of a sweep. Memory for the pages that one batch after the other touches: with the little
/// that a request needs, most of them were written and read again within a batch. And it copies what it has written from the log into the
/// database soon, between two batches; otherwise a person who happens to save would have to. Its batches do not wait for the disk, while
/// everybody else waits for them: whatever is saved after them (the note that the sweep is done, a mail that is claimed, a person's save)
/// takes them to the disk with it, and after a power cut before that a batch is undone as a whole and raised by the next sweep. On
/// PostgreSQL there is nothing to do.
/// </summary>
public sealed class SweepRoom : IAsyncDisposable
{
    private const int CacheKilobytes = 65_536;
    private const int CheckpointPages = 4_000;
    private readonly AssistanceDb db;

    private SweepRoom(AssistanceDb db) => this.db = db;

    /// <summary>Takes it.</summary>
    public static async Task<SweepRoom> TakeAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var room = new SweepRoom(db);
        await room.SetAsync(CacheKilobytes, CheckpointPages, "NORMAL", cancellationToken);
        return room;
    }

    /// <summary>Gives it back. A connection that cannot be set back is closed, and whoever opens it again has it set up anew: nobody else may save without waiting for the disk.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await SetAsync(SqliteConnectionSetup.CacheKilobytes, SqliteConnectionSetup.CheckpointPages, SqliteConnectionSetup.Synchronous, CancellationToken.None);
        }
        catch
        {
            await db.Database.GetDbConnection().CloseAsync();
            throw;
        }
    }

    private async Task SetAsync(int cache, int checkpoint, string synchronous, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
#pragma warning disable EF1002 // constants of this product
            await db.Database.ExecuteSqlRawAsync($"PRAGMA cache_size=-{cache}; PRAGMA wal_autocheckpoint={checkpoint}; PRAGMA synchronous={synchronous};", cancellationToken);
#pragma warning restore EF1002
        }
    }
}
