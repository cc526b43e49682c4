using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Auditing;

/// <summary>Checks the seals among themselves, their signatures, and the entries that they saw.</summary>
internal sealed class AuditSealVerifier(AssistanceDb db, Func<string, byte[], bool> isSigned)
{
    /// <summary>The first fault, or null.</summary>
    public async Task<AuditFault?> VerifyAsync(CancellationToken cancellationToken) =>
        await VerifySealsAsync(cancellationToken) ?? await VerifyStrayLinesAsync(cancellationToken) ?? await VerifySealedEntriesAsync(cancellationToken);

    private async Task<AuditFault?> VerifySealsAsync(CancellationToken cancellationToken)
    {
        var expected = 0;
        var previous = AuditSealText.NoPrevious;

        // one seal a day: their numbers fit into memory, whatever the number of entries
        var numbers = await db.Set<AuditSeal>().OrderBy(seal => seal.Number).Select(seal => seal.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            if (number != ++expected)
            {
                return new("seal", "gap", Sequence: number);
            }

            var seal = await db.Set<AuditSeal>().AsNoTracking().SingleAsync(row => row.Number == number, cancellationToken);
            var text = AuditSealText.TryRead(seal.Text);
            var lines = await LinesOfAsync(number, cancellationToken);
            var reason = text is null || text.Number != number || text.At != seal.At || text.Previous != previous ? "text"
                : !isSigned(seal.Text, seal.Signature) ? "signature"
                : lines != (text.Chains, text.Lines) ? "lines"
                : null;
            if (reason is not null)
            {
                return new("seal", reason, Sequence: number);
            }

            previous = AuditSealText.HashOf(seal.Text);
        }

        return null;
    }

    private async Task<(long Count, string Hash)> LinesOfAsync(int seal, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await foreach (var line in AuditSealer.Lines(db, seal).WithCancellation(cancellationToken))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            count++;
        }

        return (count, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    private async Task<AuditFault?> VerifyStrayLinesAsync(CancellationToken cancellationToken) =>
        await db.Set<AuditSealLine>().AsNoTracking()
            .Where(line => !db.Set<AuditSeal>().Any(seal => seal.Number == line.Seal))
            .OrderBy(line => line.Seal)
            .FirstOrDefaultAsync(cancellationToken) is { } stray
            ? new("seal", "stray-lines", stray.Chain, stray.Seal)
            : null;

    // the hashes of the seal are signed: where the entry differs, it is the entry that was changed
    private async Task<AuditFault?> VerifySealedEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>();
        var bad = await db.Set<AuditSealLine>().AsNoTracking()
            .Where(line => !entries.Any(entry => entry.Chain == line.Chain && entry.Sequence == line.Sequence && entry.Hash == line.Hash))
            .OrderBy(line => line.Seal).ThenBy(line => line.Chain)
            .Select(line => new
            {
                line.Chain,
                line.Sequence,
                Id = entries.Where(entry => entry.Chain == line.Chain && entry.Sequence == line.Sequence).Select(entry => (RecordId?)entry.Id).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return bad is null ? null : bad.Id is null ? new("chain", "truncated", bad.Chain, bad.Sequence) : new("entry", "sealed", bad.Chain, bad.Sequence, bad.Id.Value.ToString());
    }
}
