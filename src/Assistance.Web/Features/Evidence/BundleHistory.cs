using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Evidence;

/// <summary>The history of a case as a bundle tells it: every audit entry with every field that its hash covers (docs/audit.md).</summary>
internal static class BundleHistory
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries up to a place, one JSON object a line, read one after the other.</summary>
    /// <param name="end">Sequence of the last one.</param>
    public static async IAsyncEnumerable<string> LinesAsync(AssistanceDb db, CaseId id, long end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in db.ChainOf(id).Where(row => row.Sequence <= end).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return Line(entry);
        }
    }

    /// <summary>The text about the end of the history that is signed for the bundle.</summary>
    public static string Head(string reference, CaseId chain, long sequence, byte[] hash, DateTime at) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"Assistance evidence head\ncase: {reference}\nchain: {chain.Value}\nsequence: {sequence}\nhash: {Convert.ToHexStringLower(hash)}\nat: {AuditHash.Instant(at)}\n");

    /// <summary>The newest daily seal that has seen the chain, or null.</summary>
    public static async Task<AuditSeal?> SealOfAsync(AssistanceDb db, CaseId chain, CancellationToken cancellationToken)
    {
        var number = await db.Set<AuditSealLine>().Where(line => line.Chain == chain.Value).MaxAsync(line => (int?)line.Seal, cancellationToken);
        return number is null ? null : await db.Set<AuditSeal>().AsNoTracking().FirstOrDefaultAsync(seal => seal.Number == number, cancellationToken);
    }

    /// <summary>The path of an erasure, without its ending.</summary>
    public static string PathOf(AuditErasure erasure) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"history/erasure-{erasure.Number:000000}");

    private static string Line(AuditEntry entry) => JsonSerializer.Serialize(
        new
        {
            sequence = entry.Sequence,
            at = AuditHash.Instant(entry.At),
            byName = entry.ByName,
            forName = entry.ForName,
            command = entry.Command,
            record = entry.Record,
            change = entry.Change,
            values = entry.Values,
            reason = entry.Reason,
            id = entry.Id.Value,
            chain = entry.Chain,
            byId = entry.ById.Value,
            recordKey = entry.RecordKey,
            caseId = entry.CaseId?.Value,
            divisionCode = entry.DivisionCode,
            content = entry.Content is { } first ? Convert.ToHexStringLower(first) : null,
            salt = Convert.ToHexStringLower(entry.Salt),
            hash = Convert.ToHexStringLower(entry.Hash),
        },
        json) + "\n";
}
