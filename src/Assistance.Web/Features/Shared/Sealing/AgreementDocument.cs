using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Shared.Sealing;

/// <summary>
/// The text that both sides sign, as plain UTF-8 text: readable everywhere and for good, and the same bytes wherever it is opened. One
/// paragraph a line; lines that begin with a number and a full stop are items.
/// </summary>
internal static class AgreementDocument
{
    /// <summary>Writes the text in the language of the case.</summary>
    /// <param name="enterprise">Party B.</param>
    /// <param name="bureau">Party A.</param>
    public static string Write(Text text, Codes codes, AssistanceCase found, Agreement agreement, Enterprise enterprise, string bureau)
    {
        var language = KeptDocuments.LanguageOf(found, bureau + enterprise.Name);
        var t = text.In(language);
        var lines = new List<string>
        {
            t["agreements.document.title"],
            t["agreements.document.number", agreement.Number, t.Of("agreements", agreement.Kind)],
            "",
            t["agreements.document.party-a", bureau],
            t["agreements.document.party-b", enterprise.Name, enterprise.Uscc],
            t["agreements.document.theme", found.Theme],
            "",
            t["agreements.document.1"],
            t["agreements.document.term", agreement.Start, agreement.End],
            t["agreements.document.scope", t.List(agreement.ScopeDomains.Select(code => codes.Lists.Find(code)?.In(language) ?? code))],
            "",
            t["agreements.document.2"],
        };
        lines.AddRange(Numbered(agreement.Obligations.Where(one => one.Side == Side.Regulator).Select(one => one.Text)));
        lines.AddRange(["", t["agreements.document.3"]]);
        lines.AddRange(Numbered(agreement.Obligations.Where(one => one.Side == Side.Enterprise).Select(one => one.Text)));
        if (agreement.Items.Count > 0)
        {
            lines.AddRange(["", t["agreements.document.4"], t["agreements.document.items"]]);
            lines.AddRange(Numbered(agreement.Items.OrderBy(item => item.Due).Select(item => t["agreements.document.item",
                t.Of("shared", item.Side), item.Text, item.Owner.Name, item.Due, t.Of("commitments", item.EvidenceRule)])));
        }

        lines.AddRange(
        [
            "", t["agreements.document.5"], t["agreements.document.no-fee"], t["agreements.document.confidential"], t["agreements.document.changes"], t["agreements.document.chasing"],
            "", t["agreements.document.6"],
            t["agreements.document.signatory-a", agreement.SignatoryRegulator.Name],
            t["agreements.document.signatory-b", agreement.SignatoryEnterprise.Name],
        ]);
        if (agreement.LiaisonRegulator is not null || agreement.LiaisonEnterprise is not null)
        {
            lines.Add(t["agreements.document.liaisons", agreement.LiaisonRegulator?.Name ?? "–", agreement.LiaisonEnterprise?.Name ?? "–"]);
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The bytes that are frozen.</summary>
    public static byte[] Bytes(string written) => new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(written);

    private static IEnumerable<string> Numbered(IEnumerable<string> items) => items.Select((item, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {item}"));
}
