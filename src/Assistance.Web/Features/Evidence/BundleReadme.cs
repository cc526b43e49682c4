using System.Text;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Evidence;

/// <summary>README.txt of a bundle, in both languages: what is in it, and how everything is checked without the product.</summary>
internal static class BundleReadme
{
    private const string Openssl = "openssl cms -verify -binary -inform PEM -CAfile certificates.pem -purpose any -out /dev/null";

    private static readonly string[] parts = ["documents", "agreements", "files", "history", "certificates", "sums"];

    /// <summary>Writes it.</summary>
    /// <param name="by">Who made the bundle.</param>
    /// <param name="fingerprint">SHA-256 of the certificate that sealed it.</param>
    /// <param name="sealedParts">Paths of what is sealed, each with that of its seal.</param>
    public static string Write(Text text, string reference, string by, string at, string fingerprint, bool hasSeal, IReadOnlyList<(string Content, string Seal)> sealedParts)
    {
        var all = new StringBuilder();
        foreach (var language in Languages.All)
        {
            var t = text.In(language);
            all.Append(t["evidence.readme.title", reference]).Append("\n\n")
                .Append(t["evidence.readme.made", at, by]).Append('\n')
                .Append(t["evidence.readme.personal"]).Append("\n\n");
            foreach (var part in parts)
            {
                all.Append("  ").Append(t[$"evidence.readme.part.{part}"]).Append('\n');
            }

            all.Append('\n').Append(t["evidence.readme.check"]).Append("\n\n")
                .Append(t["evidence.readme.check-certificate", fingerprint]).Append('\n')
                .Append(t["evidence.readme.check-windows"]).Append("\n\n");
        }

        all.Append("    sha256sum -c SHA256SUMS\n    python3 verify.py\n");
        List<(string Content, string Seal)> seals = [("SHA256SUMS", "SHA256SUMS.p7s"), ("history/head.txt", "history/head.p7s")];
        if (hasSeal)
        {
            seals.Add(("history/seal.txt", "history/seal.p7s"));
        }

        foreach (var (content, seal) in seals.Concat(sealedParts))
        {
            all.Append("    ").Append(Openssl).Append(" -in ").Append(seal).Append(" -content ").Append(content).Append('\n');
        }

        return all.ToString();
    }
}
