using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Web.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Audit;

/// <summary>
/// The seals as files in the folder "audit": the text (.txt), its signature (.p7s) and the ends of chains that it speaks of (.chains). They
/// are there to be copied to where nobody who works on the database can reach them.
/// </summary>
internal sealed class SealFiles(AssistanceDb db, DataFolder data)
{
    private const int Recent = 10;
    private readonly string folder = data.Folder("audit");

    /// <summary>Writes those of the last seals that are not there yet. The text comes last: what it stands beside is whole.</summary>
    public async Task ExportAsync(CancellationToken cancellationToken)
    {
        foreach (var seal in await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(row => row.Number).Take(Recent).ToListAsync(cancellationToken))
        {
            var text = PathOf(seal.Number, "txt");
            if (File.Exists(text))
            {
                continue;
            }

            await using (var lines = new StreamWriter(PathOf(seal.Number, "chains"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                await foreach (var line in AuditSealer.Lines(db, seal.Number).WithCancellation(cancellationToken))
                {
                    await lines.WriteAsync(line);
                }
            }

            await File.WriteAllBytesAsync(PathOf(seal.Number, "p7s"), seal.Signature, cancellationToken);
            await File.WriteAllTextAsync(text + ".part", seal.Text, cancellationToken);
            File.Move(text + ".part", text, overwrite: true);
        }
    }

    /// <summary>The first file that the database does not know or knows otherwise, or null. Files that were taken away are no fault.</summary>
    public async Task<AuditFault?> VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "seal-*.txt").Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            var read = AuditSealText.TryRead(text);
            var seal = read is null ? null : await db.Set<AuditSeal>().AsNoTracking().FirstOrDefaultAsync(row => row.Number == read.Number, cancellationToken);
            if (read is null || seal is null || seal.Text != text || PathOf(read.Number, "txt") != path || !await FitsAsync(read, seal, cancellationToken))
            {
                return new("seal", "file", Sequence: read?.Number, Id: Path.GetFileName(path));
            }
        }

        return null;
    }

    private async Task<bool> FitsAsync(AuditSealText text, AuditSeal seal, CancellationToken cancellationToken)
    {
        var (signature, lines) = (PathOf(text.Number, "p7s"), PathOf(text.Number, "chains"));
        if (File.Exists(signature) && !(await File.ReadAllBytesAsync(signature, cancellationToken)).AsSpan().SequenceEqual(seal.Signature))
        {
            return false;
        }

        if (!File.Exists(lines))
        {
            return true;
        }

        await using var stream = File.OpenRead(lines);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == text.Lines;
    }

    private string PathOf(int number, string ending) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seal-{number:000000}.{ending}"));
}
