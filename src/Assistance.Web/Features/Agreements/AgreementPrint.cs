using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Agreements;

/// <summary>The text of an agreement laid out for paper, word for word as it was frozen, with who signed it.</summary>
internal static class AgreementPrint
{
    /// <summary>Lays it out. The first line is the title; a line behind an empty one begins a part, except before the first part.</summary>
    public static PrintedDocument Of(Text text, DocumentView view)
    {
        var lines = view.Lines;
        var language = lines[0].Any(sign => sign is >= (char)0x4E00 and <= (char)0x9FFF) ? Languages.Chinese : Languages.English;
        var blocks = new List<DocumentBlock>();
        var parts = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Length == 0)
            {
                parts++;
            }
            else
            {
                blocks.Add(lines[i - 1].Length == 0 && parts > 1 ? new HeadingBlock(lines[i]) : new ParagraphBlock(lines[i]));
            }
        }

        var t = text.In(language);
        blocks.Add(new SignaturesBlock([.. Enum.GetValues<Side>().Select(side =>
        {
            var signed = view.Signatures.FirstOrDefault(one => one.Side == side);
            return new SignatureLine(t.Of("shared", side), signed?.By.Person.Name ?? "", signed is null ? "" : t.Date.Of(signed.On, "long"));
        })]));
        if (view.IsImported)
        {
            blocks.Add(new ParagraphBlock(t["agreements.document.imported"]));
        }

        if (view.Sha256 is { } hash)
        {
            blocks.Add(new ParagraphBlock($"{t["agreements.document.hash"]} {hash}"));
        }

        return new(DocumentKind.Agreement, lines[0], view.Number, language, blocks);
    }
}
