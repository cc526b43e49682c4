using System.Globalization;
using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Templates;

/// <summary>Documents as addresses name them, and one of each to try a template with.</summary>
internal static class DocumentNames
{
    /// <summary>The document and its language, or null where the address names none.</summary>
    public static (DocumentKind Kind, CultureInfo Language)? Find(string kind, string language) =>
        Enum.GetNames<DocumentKind>().Contains(kind) && Languages.All.FirstOrDefault(one => one.Name == language) is { } found ? (Enum.Parse<DocumentKind>(kind), found) : null;

    /// <summary>A document with invented contents that has every kind of part.</summary>
    /// <param name="text">Words in the language of the document.</param>
    public static PrintedDocument Example(Text text, DocumentKind kind) => new(kind, text.Of("templates", kind), "BF-210211-2026-001-X", text.Culture,
    [
        new FactsBlock([(text["templates.example.enterprise"], text["templates.example.enterprise-name"]), (text["templates.example.case"], "BF-210211-2026-001")]),
        new HeadingBlock(text["templates.example.heading"]),
        new ParagraphBlock(text["templates.example.paragraph"]),
        new ItemsBlock([text["templates.example.item-1"], text["templates.example.item-2"]]),
        new TableBlock(text["templates.example.table"], [(text["templates.example.number"], 1), (text["templates.example.commitment"], 4)], [["C1", text["templates.example.item-1"]], ["C2", text["templates.example.item-2"]]]),
        new SignaturesBlock([new(text["templates.example.regulator"], "", ""), new(text["templates.example.enterprise"], "", "")]),
    ]);
}
