using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Data.Auditing;

/// <summary>Checks that every erased entry was erased by the program, and nothing of it changed afterwards.</summary>
internal sealed class AuditErasureVerifier(AssistanceDb db, Func<string, byte[], bool> isSigned)
{
    private const string Steps = $"""
        SELECT {AuditVerifier.Cells}, l."Chain", l."Sequence", l."Before", l."After"
        FROM "AuditErasureLines" l LEFT JOIN "AuditEntries" e ON e."Chain" = l."Chain" AND e."Sequence" = l."Sequence"
        ORDER BY l."Chain", l."Sequence", l."Erasure"
        """;

    private const string WithoutLine = """
        SELECT e."Chain", e."Sequence", e."Id" FROM "AuditEntries" e
        WHERE e."Content" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "AuditErasureLines" l WHERE l."Chain" = e."Chain" AND l."Sequence" = e."Sequence")
        ORDER BY e."Chain", e."Sequence" LIMIT 1
        """;

    private readonly AuditHash hashes = new();

    /// <summary>The first fault, or null.</summary>
    /// <param name="erased">How many entries say that they are erased.</param>
    public async Task<AuditFault?> VerifyAsync(long erased, CancellationToken cancellationToken) =>
        await VerifyStepsAsync(erased, cancellationToken) ?? await VerifyErasuresAsync(cancellationToken) ?? await VerifyNamesAsync(cancellationToken);

    // from what was first written, erasure by erasure, to what stands there now
    private async Task<AuditFault?> VerifyStepsAsync(long erased, CancellationToken cancellationToken)
    {
        var (seen, last, fault) = (0L, ((Guid Chain, long Sequence)?)null, (AuditFault?)null);
        await using (var command = Command(Steps))
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            (AuditEntry Entry, byte[] After)? open = null;
            while (fault is null && await rows.ReadAsync(cancellationToken))
            {
                var place = AuditCells.TryGuid(rows.GetValue(18)) is { } chain ? (chain, rows.GetInt64(19)) : default;
                var (before, after) = (rows.GetFieldValue<byte[]>(20), rows.GetFieldValue<byte[]>(21));
                if (rows.IsDBNull(0) || AuditCells.TryRead(rows) is not { Content: { } content } entry)
                {
                    return new("entry", "erasure", place.chain, place.Item2, rows.IsDBNull(0) ? null : rows.GetValue(0).ToString());
                }

                if (last != place)
                {
                    fault = End(open);
                    (open, last, seen) = ((entry, content), place, seen + 1);
                }

                fault ??= before.AsSpan().SequenceEqual(open!.Value.After) ? null : Fault(entry);
                open = (entry, after);
            }

            fault ??= End(open);
        }

        return fault ?? (seen == erased ? null : await FirstWithoutLineAsync(cancellationToken));
    }

    private AuditFault? End((AuditEntry Entry, byte[] After)? open) =>
        open is { Entry: var one } && !hashes.ContentOf(one.Salt, one.ByName, one.ForName, one.Values, one.Reason).AsSpan().SequenceEqual(open.Value.After) ? Fault(one) : null;

    private static AuditFault Fault(AuditEntry entry) => new("entry", "erasure", entry.Chain, entry.Sequence, entry.Id.ToString());

    private async Task<AuditFault> FirstWithoutLineAsync(CancellationToken cancellationToken)
    {
        await using var command = Command(WithoutLine);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new("entry", "erasure", AuditCells.TryGuid(rows.GetValue(0)), rows.GetInt64(1), rows.GetValue(2).ToString())
            : new("entry", "erasure");
    }

    private async Task<AuditFault?> VerifyErasuresAsync(CancellationToken cancellationToken)
    {
        var expected = 0;
        foreach (var number in await db.Set<AuditErasure>().OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(cancellationToken))
        {
            if (number != ++expected)
            {
                return new("erasure", "gap", Sequence: expected);
            }

            var erasure = await db.Set<AuditErasure>().AsNoTracking().SingleAsync(row => row.Number == number, cancellationToken);
            var text = AuditErasureText.TryRead(erasure.Text);
            var reason = text is null || text.Number != number || text.At != erasure.At ? "text"
                : !isSigned(erasure.Text, erasure.Signature) ? "signature"
                : await LinesOfAsync(number, cancellationToken) != (text.Entries, text.Lines) ? "lines"
                : null;
            if (reason is not null)
            {
                return new("erasure", reason, Sequence: number);
            }
        }

        return await db.Set<AuditErasureLine>().AsNoTracking().Where(line => !db.Set<AuditErasure>().Any(row => row.Number == line.Erasure))
            .OrderBy(line => line.Erasure).Select(line => (int?)line.Erasure).FirstOrDefaultAsync(cancellationToken) is { } stray
            ? new("erasure", "stray-lines", Sequence: stray)
            : null;
    }

    private async Task<(long Count, string Hash)> LinesOfAsync(int erasure, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await foreach (var line in AuditEraser.Lines(db, erasure).WithCancellation(cancellationToken))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            count++;
        }

        return (count, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    // each erasure is named by one entry, and each such entry names an erasure
    private async Task<AuditFault?> VerifyNamesAsync(CancellationToken cancellationToken)
    {
        var names = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.Chain == AuditLinker.Installation && row.Record == AuditEraser.Record)
            .OrderBy(row => row.Sequence).Select(row => new { row.RecordKey, row.Values }).ToListAsync(cancellationToken);
        var texts = await db.Set<AuditErasure>().AsNoTracking().OrderBy(row => row.Number).Select(row => row.Text).ToListAsync(cancellationToken);
        for (var i = 0; i < Math.Max(names.Count, texts.Count); i++)
        {
            var named = i < names.Count && names[i].RecordKey == (i + 1).ToString(CultureInfo.InvariantCulture) ? HashIn(names[i].Values) : null;
            if (i >= texts.Count || named != AuditSealText.HashOf(texts[i]))
            {
                return new("erasure", "unnamed", Sequence: i + 1);
            }
        }

        return null;
    }

    private static string? HashIn(string values)
    {
        using var read = JsonDocument.Parse(values);
        return read.RootElement.TryGetProperty("Text", out var text) && text.ValueKind == JsonValueKind.Array && text.GetArrayLength() == 2 ? text[1].GetString() : null;
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
