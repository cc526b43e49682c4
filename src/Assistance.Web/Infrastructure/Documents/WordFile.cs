using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>
/// Writes documents as Word files (.docx) from a template: an administrator's, or the product's own on A4, in type that has Chinese signs, with
/// the number and the page in the foot of every page.
/// </summary>
public static class WordFile
{
    /// <summary>Media type of the files.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Width of the text in the product's own template, in twentieths of a point.</summary>
    internal const int TextWidth = 9354;

    /// <summary>The file.</summary>
    /// <param name="document">What stands in it.</param>
    /// <param name="template">The template (<see cref="WordTemplate"/>), or null for the product's own.</param>
    public static byte[] Write(PrintedDocument document, byte[]? template = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var bytes = new MemoryStream();
        bytes.Write(template ?? BuiltIn(document.Language));
        using (var file = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            file.PackageProperties.Title = WordBlocks.Clean(document.Title);
            file.PackageProperties.Identifier = WordBlocks.Clean(document.Number);
            WordTemplate.Fill(file.MainDocumentPart!, document);
        }

        return bytes.ToArray();
    }

    /// <summary>The product's own template, to begin a template from.</summary>
    public static byte[] BuiltIn(CultureInfo language)
    {
        ArgumentNullException.ThrowIfNull(language);
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.BuiltIn(language.Name);
            main.AddNewPart<FooterPart>("foot").Footer = Foot();
            main.Document = new Document(new Body(
                Styled("Title", "{{title}}"), Styled("Number", "{{number}}"), Styled("Normal", "{{content}}"),
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin { Top = 1276, Bottom = 1276, Left = 1276, Right = 1276, Header = 709, Footer = 709, Gutter = 0 })));
        }

        return bytes.ToArray();
    }

    private static Footer Foot() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Foot" }),
        WordBlocks.Run("{{title}} {{number}}\t"),
        new SimpleField(WordBlocks.Run("1")) { Instruction = "PAGE" },
        new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(WordBlocks.Run("1")) { Instruction = "NUMPAGES" }));

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), WordBlocks.Run(text));
}
