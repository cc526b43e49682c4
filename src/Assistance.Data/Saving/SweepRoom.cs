using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Saving;

/// <summary>
/// What a connection to SQLite has for the length of a sweep. Memory for the pages that one batch after the other touches: with the little
/// that a request needs, most of them were written and read again within a batch. And it copies what it has written from the log into the
/// database soon, between two batches; otherwise a person who happens to save would have to. On PostgreSQL there is nothing to do.
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
        await room.SetAsync(CacheKilobytes, CheckpointPages, cancellationToken);
        return room;
    }

    /// <summary>Gives it back.</summary>
    public async ValueTask DisposeAsync() => await SetAsync(SqliteConnectionSetup.CacheKilobytes, SqliteConnectionSetup.CheckpointPages, CancellationToken.None);

    private async Task SetAsync(int cache, int checkpoint, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
#pragma warning disable EF1002 // two numbers of this product
            await db.Database.ExecuteSqlRawAsync($"PRAGMA cache_size=-{cache}; PRAGMA wal_autocheckpoint={checkpoint};", cancellationToken);
#pragma warning restore EF1002
        }
    }
}
