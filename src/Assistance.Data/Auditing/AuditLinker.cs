// the text of a statement varies by its number of places only
#pragma warning disable EF1002
using System.Globalization;
using System.Security.Cryptography;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data.Auditing;

/// <summary>
/// Links new audit entries to the ends of their chains, by two statements whatever their number. The first one takes the places and holds
/// the rows of the chains until the transaction ends: another saver of the same case waits for that long, and one of another case does not.
/// </summary>
internal static class AuditLinker
{
    /// <summary>The chain of what belongs to no case.</summary>
    public static readonly Guid Installation = Guid.Empty;

    private const int MostChains = 500;

    /// <summary>Links the entries, in their order; the current transaction must also write them.</summary>
    public static async Task LinkAsync(AssistanceDb db, IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken)
    {
        // always in one order, so that two savers of several cases cannot wait for each other for ever
        var chains = entries.GroupBy(entry => entry.CaseId?.Value ?? db.BulkChain ?? Installation).OrderBy(chain => chain.Key).ToList();
        foreach (var some in chains.Chunk(MostChains))
        {
            var ends = await TakePlacesAsync(db, some, cancellationToken);
            var closed = some.Select(chain => (object[])[chain.Key, Link(chain, ends[chain.Key])]).ToList();
            await db.Database.ExecuteSqlRawAsync(
                $"""UPDATE "AuditChains" SET "Hash" = v.column2 FROM (VALUES {Places(closed.Count, 2)}) AS v WHERE "AuditChains"."Id" = v.column1""",
                closed.SelectMany(one => one),
                cancellationToken);
        }
    }

    private static async Task<Dictionary<Guid, End>> TakePlacesAsync(
        AssistanceDb db, IGrouping<Guid, AuditEntry>[] chains, CancellationToken cancellationToken)
    {
        // read without a query of Entity Framework: on every save its preparation would take longer than the statement
        var command = db.GetService<IRawSqlCommandBuilder>().Build(
            $"""
            INSERT INTO "AuditChains" ("Id", "Sequence", "Hash") VALUES {Places(chains.Length, 3)}
            ON CONFLICT ("Id") DO UPDATE SET "Sequence" = "AuditChains"."Sequence" + excluded."Sequence"
            RETURNING "Id", "Sequence", "Hash"
            """,
            [.. chains.SelectMany(chain => (object[])[chain.Key, (long)chain.Count(), AuditHash.Start])],
            db.Model);
        await using var rows = await command.RelationalCommand.ExecuteReaderAsync(
            new(db.GetService<IRelationalConnection>(), command.ParameterValues, null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.ExecuteSqlRaw),
            cancellationToken);
        var taken = new Dictionary<Guid, End>();
        while (await rows.ReadAsync(cancellationToken))
        {
            taken.Add(rows.DbDataReader.GetGuid(0), new(rows.DbDataReader.GetInt64(1), rows.DbDataReader.GetFieldValue<byte[]>(2)));
        }

        return taken;
    }

    /// <summary>Links the entries of one chain.</summary>
    /// <param name="end">The last place that was taken for them, and the hash before the first one.</param>
    /// <returns>The hash of the last one.</returns>
    private static byte[] Link(IGrouping<Guid, AuditEntry> chain, End end)
    {
        var hashes = new AuditHash();
        var (sequence, hash) = (end.Sequence - chain.Count(), end.Hash);
        foreach (var entry in chain)
        {
            entry.Link(chain.Key, ++sequence, RandomNumberGenerator.GetBytes(AuditHash.SaltSize));
            entry.Close(hash = hashes.Of(entry, hash));
        }

        return hash;
    }

    private static string Places(int rows, int columns) => string.Join(", ", Enumerable.Range(0, rows).Select(row =>
        $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(place => $"{{{place.ToString(CultureInfo.InvariantCulture)}}}"))})"));

    private sealed record End(long Sequence, byte[] Hash);
}
