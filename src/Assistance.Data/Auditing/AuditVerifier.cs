using System.Data;
using System.Data.Common;
using System.Text;
using Assistance.Data.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    private const string Entries = $"""
        SELECT {Cells}, c."Sequence", c."Hash"
        FROM "AuditEntries" e LEFT JOIN "AuditChains" c ON c."Id" = e."Chain"
        ORDER BY e."Chain", e."Sequence"
        """;

    private const string EmptyChains = """
        SELECT c."Id" FROM "AuditChains" c WHERE NOT EXISTS (SELECT 1 FROM "AuditEntries" e WHERE e."Chain" = c."Id") ORDER BY c."Id" LIMIT 1
        """;

    private readonly AuditHash hashes = new();
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

    private async Task VerifyEntriesAsync(CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            VerifyEntries(sqlite, cancellationToken);
            return;
        }

        await using var command = Command(Entries);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var last = new ChainEnd(null, 0, AuditHash.Start, null, null);
        while (await rows.ReadAsync(cancellationToken))
        {
            entries++;
            var chain = AuditCells.TryGuid(rows.GetValue(13));
            if (entries == 1 || chain != last.Chain)
            {
                Close(last);
                last = new(chain, 0, AuditHash.Start, rows.IsDBNull(18) ? null : rows.GetInt64(18), rows.IsDBNull(19) ? null : rows.GetFieldValue<byte[]>(19));
                chains++;
            }

            if (first is null)
            {
                last = Verify(rows, last);
            }
        }

        Close(last);
    }

    private void VerifyEntries(SqliteConnection connection, CancellationToken cancellationToken)
    {
        using var rows = new SqliteAuditRows(connection);
        var last = new ChainEnd(null, 0, AuditHash.Start, null, null);
        Span<byte> hash = stackalloc byte[AuditHash.Size];
        while (rows.Read())
        {
            if (entries++ % 10_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (entries == 1 || rows.IsNewChain)
            {
                Close(last);
                var noted = rows.NotedEnd();
                last = new(AuditCells.TryGuid(Encoding.UTF8.GetString(rows.Chain)), 0, AuditHash.Start, noted?.Sequence, noted?.Hash);
                chains++;
            }

            if (first is not null)
            {
                continue;
            }

            if (!rows.TryHash(last.Hash, hash))
            {
                first = new("entry", "unreadable", last.Chain, last.Sequence + 1, rows.Id);
                continue;
            }

            var reason = Judge(rows.Sequence!.Value, last, hash.SequenceEqual(rows.Hash));
            erased += rows.IsErased ? 1 : 0;
            first = reason is null ? null : new("entry", reason, last.Chain, rows.Sequence, rows.Id);
            last.Advance(rows.Sequence.Value, hash);
        }

        Close(last);
    }

    private static string? Judge(long sequence, ChainEnd last, bool fits) =>
        sequence != last.Sequence + 1 ? "gap" : sequence > (last.NotedSequence ?? long.MaxValue) ? "beyond-end" : fits ? null : "hash";

    private ChainEnd Verify(DbDataReader row, ChainEnd last)
    {
        var id = row.GetValue(0).ToString();
        if (AuditCells.TryRead(row) is not { } entry)
        {
            first = new("entry", "unreadable", last.Chain, last.Sequence + 1, id);
            return last;
        }

        var reason = Judge(entry.Sequence, last, hashes.Of(entry, last.Hash).AsSpan().SequenceEqual(entry.Hash));
        erased += entry.Content is null ? 0 : 1;
        first = reason is null ? null : new("entry", reason, entry.Chain, entry.Sequence, id);
        last.Advance(entry.Sequence, entry.Hash);
        return last;
    }

    private void Close(ChainEnd end)
    {
        if (first is not null || end.Sequence == 0)
        {
            return;
        }

        var reason = end.NotedSequence is null ? "unknown" : end.Sequence < end.NotedSequence ? "truncated" : !end.Hash.AsSpan().SequenceEqual(end.NotedHash) ? "end" : null;
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

    /// <summary>How far a chain was read, and what was noted of its end.</summary>
    private sealed class ChainEnd(Guid? chain, long sequence, byte[] hash, long? notedSequence, byte[]? notedHash)
    {
        public Guid? Chain => chain;

        public long Sequence { get; private set; } = sequence;

        public byte[] Hash => hash;

        public long? NotedSequence => notedSequence;

        public byte[]? NotedHash => notedHash;

        public void Advance(long place, ReadOnlySpan<byte> its)
        {
            Sequence = place;
            its.CopyTo(hash);
        }
    }
}
