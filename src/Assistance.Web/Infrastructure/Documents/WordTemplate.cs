using System.IO.Compression;
using System.Text.RegularExpressions;
using Assistance.Domain.Common;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>
/// A Word file from which documents are made: letterhead, type, margins and fixed words are its own, and places in it are filled.
/// <c>{{title}}</c> and <c>{{number}}</c> may stand anywhere, also in head and foot; <c>{{content}}</c> stands once, alone in a
/// paragraph of the text, and becomes everything that the document says. Styles are followed by name; those that it lacks are added.
/// </summary>
public static partial class WordTemplate
{
    /// <summary>Most bytes of a template.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const long MostUnpacked = 32 * 1024 * 1024;

    private const string Title = "title";
    private const string Number = "number";
    private const string Body = "content";

    /// <summary>Checks a file that is to be a template.</summary>
    /// <param name="field">The input that it came in, for the error.</param>
    /// <exception cref="BrokenRuleException">It is no such file, lacks a place, has one that is unknown, or would reach out of itself.</exception>
    public static void Check(byte[] template, string field)
    {
        Rule.RequireFor(field, template.Length <= MostBytes, "templates.rule.size", MostBytes / 1024 / 1024);
        try
        {
            using var bytes = new MemoryStream(template);
            using (var parts = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true))
            {
                Rule.RequireFor(field, parts.Entries.Sum(part => part.Length) <= MostUnpacked, "templates.rule.size", MostBytes / 1024 / 1024);
            }

            using var file = WordprocessingDocument.Open(bytes, isEditable: false);
            Rule.RequireFor(field, file.MainDocumentPart?.Document.Body is not null, "templates.rule.unreadable");
            var main = file.MainDocumentPart;
            Rule.RequireFor(field, IsSelfContained(main), "templates.rule.reaches-out");
            var places = Roots(main).SelectMany(root => root.Descendants<Paragraph>()).SelectMany(paragraph => Place().Matches(TextOf(paragraph))).Select(match => match.Groups[1].Value).ToList();
            var unknown = places.Find(place => place is not (Title or Number or Body));
            Rule.RequireFor(field, unknown is null, "templates.rule.unknown", unknown ?? "");
            Rule.RequireFor(field, places.Contains(Number), "templates.rule.number");
            Rule.RequireFor(field, places.Count(place => place == Body) == 1 && Content(main) is not null, "templates.rule.content");
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or InvalidDataException or IOException or ArgumentException)
        {
            throw new BrokenRuleException("templates.rule.unreadable") { Field = field };
        }
    }

    /// <summary>Fills the places.</summary>
    internal static void Fill(MainDocumentPart main, PrintedDocument document)
    {
        var styles = new WordStyles(main, document.Language.Name);
        var (title, number) = (WordBlocks.Clean(document.Title), WordBlocks.Clean(document.Number));
        foreach (var paragraph in Roots(main).SelectMany(root => root.Descendants<Paragraph>()))
        {
            Replace(paragraph, name => name switch { Title => title, Number => number, _ => null });
        }

        var place = Content(main)!;
        var blocks = new WordBlocks(Width(main), styles);
        foreach (var element in document.Blocks.SelectMany(blocks.Of))
        {
            place.InsertBeforeSelf(element);
        }

        // the end of a section stands in a paragraph of its own
        if (place.ParagraphProperties?.SectionProperties is not null)
        {
            place.RemoveAllChildren<Run>();
        }
        else
        {
            place.Remove();
        }
    }

    // fields, objects and links that fetch something from elsewhere when the document is opened; links to be clicked may stay
    private static bool IsSelfContained(MainDocumentPart main) =>
        main.GetPartsOfType<OpenXmlPart>().Append(main).All(part => !part.ExternalRelationships.Any())
        && !main.GetPartsOfType<EmbeddedObjectPart>().Any() && !main.GetPartsOfType<EmbeddedPackagePart>().Any() && !main.GetPartsOfType<AlternativeFormatImportPart>().Any()
        && !main.GetPartsOfType<EmbeddedControlPersistencePart>().Any() && main.VbaProjectPart is null
        && Roots(main).SelectMany(root => root.Descendants()).All(element => element switch
        {
            FieldCode code => !Fetching().IsMatch(code.Text),
            SimpleField simple => !Fetching().IsMatch(simple.Instruction?.Value ?? ""),
            _ => true,
        });

    private static IEnumerable<OpenXmlElement> Roots(MainDocumentPart main) =>
        [main.Document, .. main.HeaderParts.Select(part => part.Header), .. main.FooterParts.Select(part => part.Footer)];

    private static Paragraph? Content(MainDocumentPart main) => main.Document.Body!.Elements<Paragraph>().FirstOrDefault(paragraph =>
        Place().Match(TextOf(paragraph)) is { Success: true } match && match.Value == TextOf(paragraph).Trim() && match.Groups[1].Value == Body);

    // Word cuts what was typed into runs as it likes: a place may begin in one and end in another
    private static void Replace(Paragraph paragraph, Func<string, string?> valueOf)
    {
        var texts = paragraph.Descendants<Text>().ToList();
        foreach (var (match, value) in Place().Matches(TextOf(paragraph)).Select(match => (match, valueOf(match.Groups[1].Value))).Where(one => one.Item2 is not null).Reverse())
        {
            var (from, to, at) = (match.Index, match.Index + match.Length, 0);
            foreach (var text in texts)
            {
                var (begin, end) = (at, at + text.Text.Length);
                at = end;
                if (end > from && begin < to)
                {
                    text.Text = text.Text[..Math.Max(0, from - begin)] + (begin <= from ? value : "") + text.Text[Math.Min(text.Text.Length, to - begin)..];
                    text.Space = SpaceProcessingModeValues.Preserve;
                }
            }
        }
    }

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants<Text>().Select(text => text.Text));

    private static int Width(MainDocumentPart main)
    {
        var section = main.Document.Body!.Descendants<SectionProperties>().LastOrDefault();
        var (page, margin) = (section?.GetFirstChild<PageSize>(), section?.GetFirstChild<PageMargin>());
        var width = (int)(page?.Width?.Value ?? 0) - (int)(margin?.Left?.Value ?? 0) - (int)(margin?.Right?.Value ?? 0);
        return width > 0 ? width : WordFile.TextWidth;
    }

    [GeneratedRegex(@"\{\{\s*([^{}]{1,40}?)\s*\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*(INCLUDE|DDE|LINK|DATABASE|IMPORT|RD\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();
}
