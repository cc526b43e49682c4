using System.Text;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;

namespace Assistance.Web.Features.Agreements;

/// <summary>
/// The certificate of completion of an agreement: who signed which bytes, how and when. A text for programs and for people who trust neither
/// side (docs/signing.md); the same record always gives the same bytes, so that a change of the record shows as well.
/// </summary>
internal static class CompletionCertificate
{
    /// <summary>Writes it for an agreement that was signed.</summary>
    public static byte[] Write(Agreement agreement)
    {
        var text = new StringBuilder("Assistance certificate of completion\n")
            .Append("agreement: ").Append(agreement.Number).Append('\n')
            .Append("in-force: ").Append(agreement.SignedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Append('\n')
            .Append("document: ").Append(agreement.Document?.Sha256 ?? "-").Append('\n')
            .Append("scan: ").Append(agreement.Scan?.Sha256 ?? "-").Append('\n');
        foreach (var one in agreement.Signatures)
        {
            text.Append("signature: ").AppendJoin(" | ", (string[])
            [
                one.Side == Side.Regulator ? "regulator" : "enterprise", Plain(one.By.Person.Name), one.By.Person.Id.ToString(),
                one.By.For is { } absent ? "for " + Plain(absent.Name) : "-", one.Method.ToString(), one.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                one.At is { } at ? Assistance.Data.Auditing.AuditHash.Instant(at) : "-", Filled(one.DocumentSha256), Filled(one.ConsentSha256), Filled(one.From),
            ]).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Filled(string value) => value.Length > 0 ? value : "-";

    // what is a separator stays one
    private static string Plain(string name) => name.Replace('|', '/').ReplaceLineEndings(" ");
}
