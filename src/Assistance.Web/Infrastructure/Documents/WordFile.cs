using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>Writes documents as Word files (.docx) on A4, in type that has Chinese signs, with the number and the page in the foot of every page.</summary>
public static class WordFile
{
    /// <summary>Media type of the files.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int TextWidth = 9354;
    private const string Latin = "Calibri";
    private const string EastAsian = "SimSun";
    private const string Grey = "808080";

    /// <summary>The file.</summary>
    public static byte[] Write(PrintedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = Clean(document.Title);
            file.PackageProperties.Identifier = Clean(document.Number);
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles(document.Language.Name);
            main.AddNewPart<FooterPart>("foot").Footer = Foot(document);
            var body = new Body();
            body.Append(Paragraph("Title", document.Title), Paragraph("Number", document.Number));
            foreach (var block in document.Blocks)
            {
                body.Append(Blocks(block));
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1276, Bottom = 1276, Left = 1276, Right = 1276, Header = 709, Footer = 709, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Blocks(DocumentBlock block) => block switch
    {
        HeadingBlock heading => [Paragraph("Heading1", heading.Text)],
        ParagraphBlock paragraph when string.IsNullOrWhiteSpace(paragraph.Text) => [],
        ParagraphBlock paragraph => [Paragraph(null, paragraph.Text)],
        ItemsBlock items => items.Items.Select((item, place) => Paragraph("Item", $"{place + 1}.\t{item}")),
        FactsBlock facts => !facts.Filled.Any() ? [] : [Table(
            [("", 1), ("", 3)], null, facts.Filled.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value]), isFacts: true), Paragraph("Small", "")],
        TableBlock table => [Table(table.Columns, [.. table.Columns.Select(column => column.Name)], table.Rows, isFacts: false), Paragraph("Small", "")],
        SignaturesBlock signatures => signatures.Lines.SelectMany(Signature),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    // keeps what belongs together on one page
    private static IEnumerable<OpenXmlElement> Signature(SignatureLine line)
    {
        const string Blank = "________________";
        yield return Paragraph("Signature", $"{line.Party}\t{(line.Name.Length > 0 ? line.Name : Blank)}\t{(line.Day.Length > 0 ? line.Day : Blank)}");
    }

    private static Table Table(IReadOnlyList<(string Name, int Share)> columns, IReadOnlyList<string>? head, IEnumerable<IReadOnlyList<string>> rows, bool isFacts)
    {
        var sum = columns.Sum(column => column.Share);
        int[] widths = [.. columns.Select(column => TextWidth * column.Share / sum)];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        if (head is not null)
        {
            table.Append(new TableRow(
                [new TableRowProperties(new CantSplit(), new TableHeader()), .. head.Select((cell, place) => Cell(cell, widths[place], isHead: true))]));
        }

        foreach (var row in rows)
        {
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, place) => Cell(cell, widths[place], isFacts && place == 0))]));
        }

        return table;
    }

    private static TableCell Cell(string text, int width, bool isHead)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (isHead)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F0F0F0" });
        }

        return new TableCell(properties, Paragraph(isHead ? "CellHead" : "Cell", text));
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = Grey };

    private static Paragraph Paragraph(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(Run(text));
        return paragraph;
    }

    private static Run Run(string text)
    {
        var run = new Run();
        foreach (var (line, place) in Clean(text).ReplaceLineEndings("\n").Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
            {
                run.Append(new Break());
            }

            foreach (var (piece, tab) in line.Split('\t').Select((piece, tab) => (piece, tab)))
            {
                if (tab > 0)
                {
                    run.Append(new TabChar());
                }

                run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    private static Footer Foot(PrintedDocument document) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Foot" }),
        Run($"{document.Title} {document.Number}\t"),
        new SimpleField(Run("1")) { Instruction = "PAGE" },
        new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(Run("1")) { Instruction = "NUMPAGES" }));

    private static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = EastAsian, ComplexScript = Latin },
                new FontSize { Val = "21" },
                new Languages { Val = language.StartsWith("zh", StringComparison.Ordinal) ? "en-US" : language, EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", [], [], isDefault: true),
        Style("Title", "Title", [new KeepNext(), new SpacingBetweenLines { After = "60" }, new Justification { Val = JustificationValues.Center }], [new Bold(), new FontSize { Val = "32" }]),
        Style("Number", "Number", [new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }], [new Color { Val = "595959" }]),
        Style("Heading1", "heading 1", [new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = 0 }], [new Bold(), new FontSize { Val = "24" }]),
        Style("Item", "Item", [new Tabs(new TabStop { Val = TabStopValues.Left, Position = 425 }), new Indentation { Left = "425", Hanging = "425" }], []),
        Style("Cell", "Cell", [new SpacingBetweenLines { After = "0", Line = "260", LineRule = LineSpacingRuleValues.Auto }], []),
        Style("CellHead", "Cell head", [new SpacingBetweenLines { After = "0", Line = "260", LineRule = LineSpacingRuleValues.Auto }], [new Bold()]),
        Style("Small", "Small", [new SpacingBetweenLines { After = "0" }], [new FontSize { Val = "12" }]),
        Style("Signature", "Signature", [new KeepNext(), new KeepLines(), new Tabs(new TabStop { Val = TabStopValues.Left, Position = 3400 }, new TabStop { Val = TabStopValues.Left, Position = 6800 }), new SpacingBetweenLines { Before = "480" }], []),
        Style("Foot", "footer", [new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth }), new SpacingBetweenLines { After = "0" }], [new Color { Val = "595959" }, new FontSize { Val = "18" }]));

    private static Style Style(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
        {
            style.Append(new StyleParagraphProperties(paragraph));
        }

        if (run.Length > 0)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }

    // signs that XML cannot hold are left out
    private static string Clean(string text)
    {
        var good = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                good.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                good.Append(text[i]);
            }
        }

        return good.ToString();
    }
}
