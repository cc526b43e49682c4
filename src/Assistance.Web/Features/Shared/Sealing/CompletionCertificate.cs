using System.Globalization;
using System.Text;
using Assistance.Data.Auditing;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;

namespace Assistance.Web.Features.Shared.Sealing;

/// <summary>
/// The certificate of an agreement: who signed which bytes, how and when; or, for one that came in with a case file, what that file says. A text
/// for programs and for people who trust neither side (docs/signing.md); the same record always gives the same bytes, so that a change of the
/// record shows as well. A line that exists never changes its form: certificates that were given must still be found the same.
/// </summary>
internal static class CompletionCertificate
{
    // honest about what nobody saw: the file told of signatures, it did not bring them
    private const string FromCaseFile = "from a case file, whose words are repeated here; the document was made from that record; what both sides signed is not here";

    /// <summary>Writes it for an agreement that was signed or recorded.</summary>
    public static byte[] Write(Agreement agreement)
    {
        var text = new StringBuilder(agreement.IsImported ? "Assistance certificate of record\n" : "Assistance certificate of completion\n")
            .Append("agreement: ").Append(agreement.Number).Append('\n')
            .Append("in-force: ").Append(agreement.SignedOn is { } signedOn ? Day(signedOn) : null).Append('\n');
        if (agreement.IsImported && agreement.Signatures[0].At is { } recordedAt)
        {
            text.Append("recorded: ").Append(AuditHash.Instant(recordedAt)).Append(" | ").Append(FromCaseFile).Append('\n');
        }

        text.Append("document: ").Append(agreement.Document?.Sha256 ?? "-").Append('\n')
            .Append("scan: ").Append(agreement.Scan?.Sha256 ?? "-").Append('\n');
        foreach (var one in agreement.Signatures)
        {
            text.Append("signature: ").AppendJoin(" | ", (string[])
            [
                one.Side == Side.Regulator ? "regulator" : "enterprise", Plain(one.By.Person.Name), one.By.Person.Id.ToString(),
                one.By.For is { } absent ? "for " + Plain(absent.Name) : "-", one.Method.ToString(), Day(one.On),
                one.At is { } at ? AuditHash.Instant(at) : "-", Filled(one.DocumentSha256), Filled(one.ConsentSha256), Filled(one.From),
                .. Proof(one),
            ]).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Proof(Signature one) => one.Proof switch
    {
        SigningProof.Password => ["password"],
        SigningProof.PasswordAndCode => ["password + code"],
        _ => [],
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Filled(string value) => value.Length > 0 ? value : "-";

    // what is a separator stays one
    private static string Plain(string name) => name.Replace('|', '/').ReplaceLineEndings(" ");
}
