using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Auditing;

/// <summary>What is left of an entry's content when personal data is taken out of it.</summary>
public sealed record ErasedContent(string ByName, string? ForName, string Values, string? Reason);

/// <summary>
/// Takes personal data out of audit entries: their salt is destroyed with it, the hash of what was first written is kept, and the signed
/// erasure tells of every entry, so that the chains and seals stay whole and nobody passes tampering off as an erasure.
/// </summary>
public static class AuditEraser
{
    /// <summary>The kind of record under which the chain names an erasure; its key is the number.</summary>
    public const string Record = "AuditErasure";

    /// <summary>Erases, and notes the erasure for the audit trail: the caller saves once more in the same transaction.</summary>
    /// <param name="db">The database, in a transaction.</param>
    /// <param name="ids">The entries that may hold something.</param>
    /// <param name="redact">What is left of an entry, or null when nothing is to be taken out of it.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="sign">Makes a detached signature over a text.</param>
    /// <returns>How many entries were erased.</returns>
    public static async Task<int> EraseAsync(
        AssistanceDb db, IReadOnlyCollection<RecordId> ids, Func<AuditEntry, ErasedContent?> redact, DateTime at, Func<string, byte[]> sign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(redact);
        ArgumentNullException.ThrowIfNull(sign);
        var number = (await db.Set<AuditErasure>().MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0) + 1;
        var lines = new List<AuditErasureLine>();
        foreach (var some in ids.Chunk(200))
        {
            foreach (var entry in await db.Set<AuditEntry>().AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken))
            {
                if (redact(entry) is { } left)
                {
                    lines.Add(await EraseAsync(db, entry, left, number, cancellationToken));
                }
            }
        }

        if (lines.Count > 0)
        {
            Seal(db, lines, number, AuditHash.Kept(at), sign);
        }

        return lines.Count;
    }

    /// <summary>The lines of an erasure in their order, one after the other from the database.</summary>
    public static IAsyncEnumerable<string> Lines(AssistanceDb db, int erasure)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<AuditErasureLine>().AsNoTracking().Where(line => line.Erasure == erasure).OrderBy(line => line.Chain).ThenBy(line => line.Sequence)
            .AsAsyncEnumerable()
            .Select(line => AuditErasureText.Line(line.Chain, line.Sequence, line.Before, line.After));
    }

    /// <summary>The erasures that have taken something out of a chain, the first one first.</summary>
    public static Task<List<AuditErasure>> OfChainAsync(AssistanceDb db, Guid chain, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<AuditErasure>().AsNoTracking().Where(row => db.Set<AuditErasureLine>().Any(line => line.Erasure == row.Number && line.Chain == chain))
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
    }

    private static async Task<AuditErasureLine> EraseAsync(AssistanceDb db, AuditEntry entry, ErasedContent left, int number, CancellationToken cancellationToken)
    {
        var hashes = new AuditHash();
        var salt = RandomNumberGenerator.GetBytes(AuditHash.SaltSize);
        var before = hashes.ContentOf(entry.Salt, entry.ByName, entry.ForName, entry.Values, entry.Reason);
        var first = entry.Content ?? before;
        await db.Set<AuditEntry>().Where(row => row.Id == entry.Id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.ByName, left.ByName).SetProperty(one => one.ForName, left.ForName)
                .SetProperty(one => one.Values, left.Values).SetProperty(one => one.Reason, left.Reason)
                .SetProperty(one => one.Salt, salt).SetProperty(one => one.Content, first),
            cancellationToken);
        return new() { Erasure = number, Chain = entry.Chain, Sequence = entry.Sequence, Before = before, After = hashes.ContentOf(salt, left.ByName, left.ForName, left.Values, left.Reason) };
    }

    private static void Seal(AssistanceDb db, List<AuditErasureLine> lines, int number, DateTime at, Func<string, byte[]> sign)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // as both databases order identifiers: by their spelling
        foreach (var line in lines.OrderBy(one => one.Chain.ToString(), StringComparer.Ordinal).ThenBy(one => one.Sequence))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(AuditErasureText.Line(line.Chain, line.Sequence, line.Before, line.After)));
        }

        var text = new AuditErasureText(number, at, lines.Count, Convert.ToHexStringLower(hash.GetCurrentHash())).ToString();
        db.AddRange(lines);
        db.Add(new AuditErasure { Number = number, At = at, Text = text, Signature = sign(text) });
        db.Note(new(Record, number.ToString(CultureInfo.InvariantCulture), "Erased", new Dictionary<string, object?[]>
        {
            ["Text"] = [null, AuditSealText.HashOf(text)],
            ["Entries"] = [null, lines.Count],
        }));
    }
}
