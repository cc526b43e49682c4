using System.IO.Compression;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Languages = Assistance.Web.Infrastructure.Localization.Languages;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Assistance.Web.Tests.Infrastructure.Documents;

public class WordTemplateTests
{
    private const string Field = "Upload";

    private static readonly PrintedDocument document = new(DocumentKind.VisitRecord, "走访记录表", "BF-1-V1", Languages.Chinese,
    [
        new FactsBlock([("企业", "海港轴承")]), new HeadingBlock("发现"), new ParagraphBlock("{{title}} 原样"), new ItemsBlock(["一"]),
        new TableBlock("", [("编号", 1), ("承诺", 4)], [["C1", "校准"]]), new SignaturesBlock([new("企业", "", "")]),
    ]);

    [Fact]
    public void The_products_own_template_passes_its_own_check()
    {
        foreach (var language in Languages.All)
        {
            WordTemplate.Check(WordFile.BuiltIn(language), Field);
        }
    }

    [Fact]
    public void Letterhead_foot_and_fixed_words_stay_and_places_are_filled_wherever_Word_has_cut_them()
    {
        var template = Template(Paragraph("大连市", "市场监管局"), Paragraph("{{ti", "tle}} 第 {{num", "ber}} 号"), Paragraph("{{", "content", "}}"), Paragraph("此件依申请公开 {{ title }}"));

        var text = TextOf(WordFile.Write(document, template));

        Assert.Equal(["大连市市场监管局", "走访记录表 第 BF-1-V1 号"], text.Take(2));
        Assert.Equal("此件依申请公开 走访记录表", text[^1]);
        Assert.Contains("{{title}} 原样", text);
        Assert.DoesNotContain(text, line => line.Contains("content", StringComparison.Ordinal));
    }

    [Fact]
    public void Styles_are_followed_by_name_and_those_that_are_missing_are_added()
    {
        var template = Template(
            [Style("1", "heading 1"), Style("Cell", "Something else")], Paragraph("{{number}}"), Paragraph("{{content}}"));

        using var bytes = new MemoryStream(WordFile.Write(document, template));
        using var file = WordprocessingDocument.Open(bytes, false);
        var paragraphs = file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().ToList();
        Assert.Equal("1", paragraphs.Single(one => one.InnerText == "发现").ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        var cell = paragraphs.Single(one => one.InnerText == "海港轴承").ParagraphProperties!.ParagraphStyleId!.Val!.Value;
        Assert.Equal("AssistanceCell", cell);
        Assert.Contains(file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>(), style => style.StyleId == cell);
    }

    [Fact]
    public void Tables_are_as_wide_as_the_text_of_the_template()
    {
        var template = Template(Paragraph("{{number}}"), Paragraph("{{content}}"), new SectionProperties(new PageSize { Width = 8000 }, new PageMargin { Left = 500, Right = 500, Top = 0, Bottom = 0, Header = 0, Footer = 0, Gutter = 0 }));

        using var bytes = new MemoryStream(WordFile.Write(document, template));
        using var file = WordprocessingDocument.Open(bytes, false);
        Assert.All(file.MainDocumentPart!.Document.Body!.Elements<Table>(), table => Assert.Equal("7000", table.GetFirstChild<TableProperties>()!.TableWidth!.Width!.Value));
    }

    public static TheoryData<string, string, byte[]> Refused => new()
    {
        { "no content", "templates.rule.content", Template(Paragraph("{{number}}")) },
        { "content twice", "templates.rule.content", Template(Paragraph("{{number}}"), Paragraph("{{content}}"), Paragraph("{{content}}")) },
        { "content among words", "templates.rule.content", Template(Paragraph("{{number}}"), Paragraph("See {{content}}")) },
        { "content in a table", "templates.rule.content", Template(Paragraph("{{number}}"), new Table(new TableRow(new TableCell(Paragraph("{{content}}"))))) },
        { "no number", "templates.rule.number", Template(Paragraph("{{content}}")) },
        { "unknown place", "templates.rule.unknown", Template(Paragraph("{{number}} {{enterprise}}"), Paragraph("{{content}}")) },
        { "a field that fetches", "templates.rule.reaches-out", Template(Paragraph("{{number}}"), Paragraph("{{content}}"), new Paragraph(new SimpleField(new Run()) { Instruction = " INCLUDETEXT \"http://evil\" " })) },
        { "a program started", "templates.rule.reaches-out", Template(Paragraph("{{number}}"), Paragraph("{{content}}"), new Paragraph(new Run(new FieldCode("DDEAUTO c:\\\\x")))) },
        { "a linked picture", "templates.rule.reaches-out", Linked() },
        { "a bomb", "templates.rule.size", Bomb() },
        { "no zip", "templates.rule.unreadable", "PK no"u8.ToArray() },
        { "another zip", "templates.rule.unreadable", Zip("a.txt", 3) },
        { "too large", "templates.rule.size", new byte[WordTemplate.MostBytes + 1] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_template_is_refused_with_its_reason(string what, string key, byte[] file)
    {
        var refusal = Assert.Throws<BrokenRuleException>(() => WordTemplate.Check(file, Field));
        Assert.True((refusal.Key, refusal.Field) == (key, Field), $"{what}: {refusal.Key}");
    }

    private static byte[] Template(params OpenXmlElement[] body) => Template([], body);

    internal static byte[] Template(Style[] styles, params OpenXmlElement[] body)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            if (styles.Length > 0)
            {
                main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(styles);
            }
        }

        return bytes.ToArray();
    }

    internal static Paragraph Paragraph(params string[] runs) => new(runs.Select(run => new Run(new Text(run) { Space = SpaceProcessingModeValues.Preserve })));

    private static Style Style(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static List<string> TextOf(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var file = WordprocessingDocument.Open(stream, false);
        return [.. file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }

    private static byte[] Linked()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Template(Paragraph("{{number}}"), Paragraph("{{content}}")));
        using (var file = WordprocessingDocument.Open(bytes, true))
        {
            file.MainDocumentPart!.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new Uri("http://tracker.example/x.png"));
        }

        return bytes.ToArray();
    }

    private static byte[] Bomb() => Zip("word/document.xml", 64 * 1024 * 1024);

    private static byte[] Zip(string name, int length)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(new byte[length]);
        }

        return bytes.ToArray();
    }
}
