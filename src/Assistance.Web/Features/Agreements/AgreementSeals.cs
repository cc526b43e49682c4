using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>What a look at the seal of an agreement found.</summary>
/// <param name="Certificate">The certificate as it is kept, or empty.</param>
/// <param name="CertificateSha256">Its hash, by which it is found.</param>
/// <param name="Document">Whether the signed bytes are those that were sealed.</param>
/// <param name="Record">Whether the record says what the certificate says.</param>
/// <param name="Seal">Whether the seals fit, and were made by this installation.</param>
public sealed record SealCheck(string Certificate, string CertificateSha256, bool Document, bool Record, bool Seal)
{
    /// <summary>Whether nothing was changed since both sides signed.</summary>
    public bool IsWhole => Document && Record && Seal;
}

/// <summary>
/// Seals an agreement when the last side signs: the certificate of completion and detached CMS signatures over it and over the signed bytes,
/// kept as files of the case. Everything can be checked without the product (docs/signing.md).
/// </summary>
internal sealed class AgreementSeals(AssistanceDb db, FileStore files, SealCertificates certificates)
{
    /// <summary>What the name of the certificate's file ends with.</summary>
    public const string CertificateName = ".certificate.txt";

    private const string CertificateSealName = ".certificate.p7s.txt";
    private const string DocumentSealName = ".p7s.txt";

    /// <summary>Seals; saved with the caller's next SaveChangesAsync.</summary>
    public async Task SealAsync(AssistanceCase found, Agreement agreement, Act act, CancellationToken cancellationToken)
    {
        var certificate = CompletionCertificate.Write(agreement);
        await KeepAsync(CertificateName, certificate);
        await KeepAsync(CertificateSealName, Pem(certificates.Sign(certificate)));
        if ((agreement.Scan ?? agreement.Document) is { } signed)
        {
            await KeepAsync(DocumentSealName, Pem(certificates.Sign(await ReadAsync(signed.Sha256, cancellationToken) ?? [])));
        }

        async Task KeepAsync(string name, byte[] bytes)
        {
            using var content = new MemoryStream(bytes);
            var file = await files.SaveAsync(content, agreement.Number + name, act, cancellationToken);
            (file.CaseId, file.DivisionCode, file.EnterpriseId) = (found.CaseId, found.DivisionCode, found.EnterpriseId);
        }
    }

    /// <summary>Looks whether anything was changed; null for an agreement that was never sealed.</summary>
    public async Task<SealCheck?> CheckAsync(Agreement agreement, CancellationToken cancellationToken)
    {
        string[] names = [agreement.Number + CertificateName, agreement.Number + CertificateSealName, agreement.Number + DocumentSealName];
        var kept = await db.StoredFiles.AsNoTracking().Where(file => file.CaseId == agreement.CaseId && names.Contains(file.Name))
            .OrderBy(file => file.Id).ToListAsync(cancellationToken);
        var signed = (agreement.Scan ?? agreement.Document) is { } frozen ? await ReadAsync(frozen.Sha256, cancellationToken) : null;
        SealCheck? best = null;

        // somebody may have handed in a file of the same name: only what this installation sealed counts
        foreach (var file in kept.Where(file => file.Name == names[0]))
        {
            var certificate = await ReadAsync(file.Sha256, cancellationToken) ?? [];
            var check = new SealCheck(
                Encoding.UTF8.GetString(certificate), file.Sha256,
                signed is not null && await AnyAsync(kept, names[2], signed, cancellationToken),
                certificate.AsSpan().SequenceEqual(CompletionCertificate.Write(agreement)),
                await AnyAsync(kept, names[1], certificate, cancellationToken));
            best = best is null || check.IsWhole || (check.Seal && !best.Seal) ? check : best;
        }

        return best;
    }

    private async Task<bool> AnyAsync(IEnumerable<StoredFile> kept, string name, byte[] content, CancellationToken cancellationToken)
    {
        foreach (var file in kept.Where(file => file.Name == name))
        {
            if (await ReadAsync(file.Sha256, cancellationToken) is { } pem && Der(pem) is { } seal && certificates.IsSigned(content, seal))
            {
                return true;
            }
        }

        return false;
    }

    // null when the bytes are missing or are not those of their hash any more
    private async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = files.OpenBytes(sha256);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())) == sha256 ? bytes.ToArray() : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static byte[] Pem(byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString("CMS", der) + "\n");

    private static byte[]? Der(byte[] pem)
    {
        var text = Encoding.ASCII.GetString(pem);
        return PemEncoding.TryFind(text, out var fields) ? Convert.FromBase64String(text[fields.Base64Data]) : null;
    }
}
