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

namespace Assistance.Web.Features.Shared.Sealing;

/// <summary>What a look at the seal of an agreement found.</summary>
/// <param name="Certificate">The certificate as it is kept, or empty.</param>
/// <param name="CertificateSha256">Its hash, by which it is found.</param>
/// <param name="IsImported">Whether it speaks of a text that was made from a case file, and that nobody signed here.</param>
/// <param name="Document">Whether the frozen bytes, of the document and of a scan, are those that were sealed.</param>
/// <param name="Record">Whether the record says what the certificate says.</param>
/// <param name="Seal">Whether the seals fit, and were made by this installation.</param>
public sealed record SealCheck(string Certificate, string CertificateSha256, bool IsImported, bool Document, bool Record, bool Seal)
{
    /// <summary>Whether nothing was changed since it was sealed.</summary>
    public bool IsWhole => Document && Record && Seal;
}

/// <summary>
/// Seals an agreement when the last side signs, or when a case file brings it in: the certificate and detached CMS signatures over it and over
/// the frozen bytes, kept as files of the case. Everything can be checked without the product (docs/signing.md).
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
        await KeepAsync(found, agreement.Number + CertificateName, certificate, act, cancellationToken);
        await KeepAsync(found, agreement.Number + CertificateSealName, Pem(certificates.Sign(certificate)), act, cancellationToken);
        if ((agreement.Scan ?? agreement.Document) is { } signed)
        {
            var seal = Pem(certificates.Sign(await ReadAsync(signed.Sha256, cancellationToken) ?? []));
            await KeepAsync(found, agreement.Number + DocumentSealName, seal, act, cancellationToken);
        }
    }

    /// <summary>Freezes the text of an agreement that came in with a case file, and seals it as what it is: the record of that file.</summary>
    /// <param name="text">The text, made from the record.</param>
    public async Task SealImportedAsync(AssistanceCase found, Agreement agreement, string text, Act act, CancellationToken cancellationToken)
    {
        var file = await KeepAsync(found, agreement.Number + ".txt", AgreementDocument.Bytes(text), act, cancellationToken);
        agreement.KeepText(new FrozenDocument(file.Id, file.Sha256));
        await SealAsync(found, agreement, act, cancellationToken);
    }

    /// <summary>Keeps the words that a side accepted when it signed; their hash stands in its signature.</summary>
    public Task KeepConsentAsync(AssistanceCase found, Agreement agreement, Side side, string words, Act act, CancellationToken cancellationToken) =>
        KeepAsync(found, agreement.Number + ConsentName(side), Encoding.UTF8.GetBytes(words), act, cancellationToken);

    /// <summary>Looks whether anything was changed; null for an agreement that was never sealed.</summary>
    public async Task<SealCheck?> CheckAsync(Agreement agreement, CancellationToken cancellationToken)
    {
        string[] names = [agreement.Number + CertificateName, agreement.Number + CertificateSealName, agreement.Number + DocumentSealName];
        var kept = await db.StoredFiles.AsNoTracking().Where(file => file.CaseId == agreement.CaseId && names.Contains(file.Name))
            .OrderBy(file => file.Id).ToListAsync(cancellationToken);
        var document = agreement.Document is { } frozen ? await ReadAsync(frozen.Sha256, cancellationToken) : null;
        var signed = agreement.Scan is { } scan ? await ReadAsync(scan.Sha256, cancellationToken) : document;
        var isThere = signed is not null && (agreement.Document is null || document is not null);
        SealCheck? best = null;

        // somebody may have handed in a file of the same name: only what this installation sealed counts
        foreach (var file in kept.Where(file => file.Name == names[0]))
        {
            var certificate = await ReadAsync(file.Sha256, cancellationToken) ?? [];
            var check = new SealCheck(
                Encoding.UTF8.GetString(certificate), file.Sha256, agreement.IsImported,
                isThere && await FirstAsync(kept, names[2], signed!, cancellationToken) is not null,
                certificate.AsSpan().SequenceEqual(CompletionCertificate.Write(agreement)),
                await FirstAsync(kept, names[1], certificate, cancellationToken) is not null);
            best = best is null || check.IsWhole || (check.Seal && !best.Seal) ? check : best;
        }

        return best;
    }

    /// <summary>
    /// What belongs to the signatures of an agreement, each under a name that the program gives: the frozen text, the scan, the consents, and the
    /// certificate with the seals that fit.
    /// </summary>
    /// <param name="files">The files of the case.</param>
    public async Task<IReadOnlyList<(string Name, StoredFile File)>> PartsAsync(Agreement agreement, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        List<(string Name, StoredFile File)> parts = [];
        void Add(string name, StoredFile? file)
        {
            if (file is not null)
            {
                parts.Add((agreement.Number + name, file));
            }
        }

        Add(".txt", files.FirstOrDefault(file => file.Id == agreement.Document?.FileId));
        Add(".scan" + Path.GetExtension(files.FirstOrDefault(file => file.Id == agreement.Scan?.FileId)?.Name), files.FirstOrDefault(file => file.Id == agreement.Scan?.FileId));
        foreach (var signature in agreement.Signatures.Where(one => one.ConsentSha256.Length > 0))
        {
            var name = ConsentName(signature.Side);
            Add(name, files.LastOrDefault(file => file.Sha256 == signature.ConsentSha256 && file.Name == agreement.Number + name));
        }

        if (await CheckAsync(agreement, cancellationToken) is { } check)
        {
            Add(CertificateName, files.FirstOrDefault(file => file.Sha256 == check.CertificateSha256 && file.Name == agreement.Number + CertificateName));
            Add(CertificateSealName, await FirstAsync(files, agreement.Number + CertificateSealName, await ReadAsync(check.CertificateSha256, cancellationToken) ?? [], cancellationToken));
            Add(DocumentSealName, await FirstAsync(
                files, agreement.Number + DocumentSealName, await ReadAsync((agreement.Scan ?? agreement.Document)!.Sha256, cancellationToken) ?? [], cancellationToken));
        }

        return parts;
    }

    private static string ConsentName(Side side) => side == Side.Regulator ? ".consent-regulator.txt" : ".consent-enterprise.txt";

    private async Task<StoredFile> KeepAsync(AssistanceCase found, string name, byte[] bytes, Act act, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes);
        var file = await files.SaveAsync(content, name, act, cancellationToken);
        (file.CaseId, file.DivisionCode, file.EnterpriseId) = (found.CaseId, found.DivisionCode, found.EnterpriseId);
        return file;
    }

    // the first file of the name that is a seal of this installation over the content
    private async Task<StoredFile?> FirstAsync(IEnumerable<StoredFile> kept, string name, byte[] content, CancellationToken cancellationToken)
    {
        foreach (var file in kept.Where(file => file.Name == name))
        {
            if (await ReadAsync(file.Sha256, cancellationToken) is { } pem && Der(pem) is { } seal && certificates.IsSigned(content, seal))
            {
                return file;
            }
        }

        return null;
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
