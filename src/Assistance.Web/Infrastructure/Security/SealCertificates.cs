using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Assistance.Web.Infrastructure.Data;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// The certificate with which the installation signs the seals of its audit trail and of signed agreements. "signing.pfx" in the folder "certificates" is the
/// present one, made when it is missing and replaced by putting another file in its place (without a password); every certificate that was
/// ever used stays beside it as a .cer, so that old signatures can be checked.
/// </summary>
public sealed class SealCertificates(DataFolder data, TimeProvider clock)
{
    private const int Years = 20;
    private readonly string folder = data.Folder("certificates");
    private readonly Lock gate = new();
    private (DateTime WrittenAt, X509Certificate2 Certificate)? present;

    /// <summary>A detached CMS signature over a text in UTF-8, with the certificate in it.</summary>
    public byte[] Sign(string text) => Sign(Encoding.UTF8.GetBytes(text));

    /// <summary>The same over any bytes.</summary>
    public byte[] Sign(byte[] content)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        lock (gate)
        {
            cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Present()) { IncludeOption = X509IncludeOption.EndCertOnly });
        }

        return cms.Encode();
    }

    /// <summary>Whether the signature fits the text and was made with a certificate of this installation.</summary>
    public bool IsSigned(string text, byte[] signature) => IsSigned(Encoding.UTF8.GetBytes(text), signature);

    /// <summary>The same over any bytes.</summary>
    public bool IsSigned(byte[] content, byte[] signature)
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(content), detached: true);
            cms.Decode(signature);
            cms.CheckSignature(verifySignatureOnly: true);
            return cms.SignerInfos.Count == 1 && cms.SignerInfos[0].Certificate is { } signer && IsOwn(signer);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Every certificate with which this installation ever sealed, the present one first, as PEM.</summary>
    public string AllAsPem()
    {
        var first = PublicFile(Known());
        return string.Concat(Directory.EnumerateFiles(folder, "*.cer").Order(StringComparer.Ordinal).OrderBy(file => file != first)
            .Select(file => PemEncoding.WriteString("CERTIFICATE", File.ReadAllBytes(file)) + "\n"));
    }

    /// <summary>SHA-256 of the present certificate, hexadecimal: what is handed over in person, so that others know it again.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Known().RawData));

    private bool IsOwn(X509Certificate2 signer)
    {
        var file = PublicFile(signer);
        return File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(signer.RawData);
    }

    private X509Certificate2 Known()
    {
        lock (gate)
        {
            return Present();
        }
    }

    // to read a key file takes a tenth of a second, on purpose: it is read once, and again when another one was put in its place
    private X509Certificate2 Present()
    {
        var file = Path.Combine(folder, "signing.pfx");
        if (!File.Exists(file))
        {
            Make(file);
        }

        var writtenAt = File.GetLastWriteTimeUtc(file);
        if (present is not { } known || known.WrittenAt != writtenAt)
        {
            present = known = (writtenAt, X509CertificateLoader.LoadPkcs12FromFile(file, null, X509KeyStorageFlags.EphemeralKeySet));
        }

        if (!File.Exists(PublicFile(known.Certificate)))
        {
            File.WriteAllBytes(PublicFile(known.Certificate), known.Certificate.RawData);
        }

        return known.Certificate;
    }

    private void Make(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Assistance audit seal", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var now = clock.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        var beside = file + $".{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(beside, options))
        {
            stream.Write(made.Export(X509ContentType.Pkcs12));
        }

        // of two nodes that make the first one at once, one wins
        try
        {
            File.Move(beside, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }
    }

    private string PublicFile(X509Certificate2 certificate) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)) + ".cer");
}
