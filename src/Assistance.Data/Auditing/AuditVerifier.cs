using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Assistance.Data.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Assistance.Data.Auditing;

/// <summary>
/// Reads the whole audit trail once, in constant memory and as of one moment, and computes every hash again. Rows are read as they are
/// stored, not as EF would take them: a cell that only looks the same was changed too.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="isSigned">Whether a signature of this installation fits a text.</param>
public sealed class AuditVerifier(AssistanceDb db, Func<string, byte[], bool> isSigned)
{
    /// <summary>The cells of an entry "e" in the order in which <see cref="AuditCells"/> reads them.</summary>
    internal const string Cells = """
        e."Id", e."At", e."ById", e."ByName", e."ForName", e."Command", e."Record", e."RecordKey", e."Change", e."CaseId", e."DivisionCode",
          e."Values", e."Reason", e."Chain", e."Sequence", e."Salt", e."Hash", e."Content"
        """;

    private const string EmptyChains = """
        SELECT c."Id" FROM "AuditChains" c WHERE NOT EXISTS (SELECT 1 FROM "AuditEntries" e WHERE e."Chain" = c."Id") ORDER BY c."Id" LIMIT 1
        """;

    private const int Portions = 4;

    private AuditFault? first;
    private long entries;
    private long erased;
    private long chains;

    /// <summary>Verifies entries, ends of chains and seals; in the current transaction if there is one.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return await VerifyAllAsync(cancellationToken);
        }

        // one moment for all of it, while people go on working; SQLite would otherwise begin by locking out writers
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var used = await db.Database.UseTransactionAsync(transaction, cancellationToken);
        try
        {
            return await VerifyAllAsync(cancellationToken);
        }
        finally
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<AuditVerification> VerifyAllAsync(CancellationToken cancellationToken)
    {
        await VerifyEntriesAsync(cancellationToken);
        await VerifyEmptyChainsAsync(cancellationToken);
        first ??= await new AuditErasureVerifier(db, isSigned).VerifyAsync(erased, cancellationToken);
        first ??= await new AuditSealVerifier(db, isSigned).VerifyAsync(cancellationToken);
        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellationToken);
        return new(entries, erased, chains, await db.Set<AuditSeal>().CountAsync(cancellationToken), last?.At, first);
    }

    // one thread reads ahead while this one hashes: each takes about as long as the other
    private async Task VerifyEntriesAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (empty, full) = (Channel.CreateUnbounded<AuditPortion>(), Channel.CreateUnbounded<AuditPortion>());
        for (var i = 0; i < Portions; i++)
        {
            empty.Writer.TryWrite(new());
        }

        using AuditRows rows = db.Database.GetDbConnection() is SqliteConnection sqlite ? new SqliteAuditRows(sqlite) : new PostgresAuditRows((NpgsqlConnection)db.Database.GetDbConnection());
        var reading = Task.Run(() => ReadAsync(rows, empty.Reader, full.Writer, stop.Token), CancellationToken.None);
        try
        {
            var last = new AuditChainEnd(null, null, null);
            await foreach (var portion in full.Reader.ReadAllAsync(cancellationToken))
            {
                last = Verify(portion, last);
                empty.Writer.TryWrite(portion);
            }

            Close(last);
        }
        finally
        {
            // nobody else uses the connection before the reader has left it
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(AuditRows rows, ChannelReader<AuditPortion> empty, ChannelWriter<AuditPortion> full, CancellationToken stop)
    {
        try
        {
            while (await empty.ReadAsync(stop) is var portion && rows.Fill(portion))
            {
                full.TryWrite(portion);
            }

            full.Complete();
        }
        catch (Exception failure)
        {
            // whoever waits for the next portion throws it
            full.Complete(failure);
        }
    }

    private AuditChainEnd Verify(AuditPortion portion, AuditChainEnd last)
    {
        Span<byte> hash = stackalloc byte[AuditHash.Size];
        foreach (var row in portion.Rows)
        {
            entries++;
            if (row.Begins is { } begins)
            {
                Close(last);
                (last, chains) = (begins, chains + 1);
            }

            if (first is not null)
            {
                continue;
            }

            if (row.Sequence is not { } sequence)
            {
                first = new("entry", "unreadable", last.Chain, last.Sequence + 1, portion.IdOf(row));
                continue;
            }

            var reason = Judge(sequence, last, portion.Fits(row, last.Hash, hash));
            erased += row.IsErased ? 1 : 0;
            first = reason is null ? null : new("entry", reason, last.Chain, sequence, portion.IdOf(row));
            last.Advance(sequence, hash);
        }

        return last;
    }

    private static string? Judge(long sequence, AuditChainEnd last, bool fits) =>
        sequence != last.Sequence + 1 ? "gap" : sequence > (last.NotedSequence ?? long.MaxValue) ? "beyond-end" : fits ? null : "hash";

    private void Close(AuditChainEnd end)
    {
        if (first is not null || end.Sequence == 0)
        {
            return;
        }

        var reason = end.NotedSequence is null ? "unknown" : end.Sequence < end.NotedSequence ? "truncated" : !end.Hash.SequenceEqual(end.NotedHash) ? "end" : null;
        first = reason is null ? null : new("chain", reason, end.Chain, reason == "truncated" ? end.Sequence + 1 : end.Sequence);
    }

    private async Task VerifyEmptyChainsAsync(CancellationToken cancellationToken)
    {
        if (first is null)
        {
            await using var command = Command(EmptyChains);
            first = await command.ExecuteScalarAsync(cancellationToken) is { } id ? new("chain", "truncated", AuditCells.TryGuid(id), 1) : null;
        }
    }

#pragma warning disable CA2100 // constants of this class
    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, db.Database.CurrentTransaction!.GetDbTransaction(), 0);
        return command;
    }
#pragma warning restore CA2100
}
