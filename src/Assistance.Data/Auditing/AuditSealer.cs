using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Auditing;

/// <summary>Makes seals.</summary>
public static class AuditSealer
{
    /// <summary>Seals the ends of all chains that have grown since the last seal.</summary>
    /// <param name="db">The database, in no transaction.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="sign">Makes a detached signature over a text.</param>
    public static async Task<AuditSeal> SealAsync(AssistanceDb db, DateTime at, Func<string, byte[]> sign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(sign);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellationToken);
        var number = (last?.Number ?? 0) + 1;
        var chains = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AuditSealLines" ("Seal", "Chain", "Sequence", "Hash")
            SELECT {number}, c."Id", c."Sequence", c."Hash" FROM "AuditChains" c
            WHERE NOT EXISTS (SELECT 1 FROM "AuditSealLines" l WHERE l."Chain" = c."Id" AND l."Sequence" = c."Sequence")
            """,
            cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var line in Lines(db, number).WithCancellation(cancellationToken))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        var text = new AuditSealText(
            number, AuditHash.Kept(at), chains, Convert.ToHexStringLower(hash.GetCurrentHash()),
            last is null ? AuditSealText.NoPrevious : AuditSealText.HashOf(last.Text));
        var seal = new AuditSeal { Number = number, At = text.At, Text = text.ToString(), Signature = sign(text.ToString()) };
        db.Add(seal);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seal;
    }

    /// <summary>The lines of a seal, ordered by chain, one after the other from the database.</summary>
    public static IAsyncEnumerable<string> Lines(AssistanceDb db, int seal)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<AuditSealLine>().AsNoTracking().Where(line => line.Seal == seal).OrderBy(line => line.Chain)
            .Select(line => new { line.Chain, line.Sequence, line.Hash })
            .AsAsyncEnumerable()
            .Select(line => AuditSealText.Line(line.Chain, line.Sequence, line.Hash));
    }
}
