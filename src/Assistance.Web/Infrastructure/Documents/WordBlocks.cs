using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistance.Web.Infrastructure.Documents;

/// <summary>Writes the parts of a document as elements of a Word file.</summary>
/// <param name="width">Width of the text, in twentieths of a point.</param>
/// <param name="styles">The styles of the file.</param>
internal sealed class WordBlocks(int width, WordStyles styles)
{
    private const string Grey = "808080";

    /// <summary>The elements of a block.</summary>
    public IEnumerable<OpenXmlElement> Of(DocumentBlock block) => block switch
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
    private IEnumerable<OpenXmlElement> Signature(SignatureLine line)
    {
        const string Blank = "________________";
        yield return Paragraph("Signature", $"{line.Party}\t{(line.Name.Length > 0 ? line.Name : Blank)}\t{(line.Day.Length > 0 ? line.Day : Blank)}");
    }

    private Table Table(IReadOnlyList<(string Name, int Share)> columns, IReadOnlyList<string>? head, IEnumerable<IReadOnlyList<string>> rows, bool isFacts)
    {
        var sum = columns.Sum(column => column.Share);
        int[] widths = [.. columns.Select(column => width * column.Share / sum)];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(one => new GridColumn { Width = $"{one}" })));
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

    private TableCell Cell(string text, int cellWidth, bool isHead)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{cellWidth}", Type = TableWidthUnitValues.Dxa });
        if (isHead)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F0F0F0" });
        }

        return new TableCell(properties, Paragraph(isHead ? "CellHead" : "Cell", text));
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = Grey };

    private Paragraph Paragraph(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = styles.IdOf(style) }));
        }

        paragraph.Append(Run(text));
        return paragraph;
    }

    /// <summary>A run with line breaks and tabs; signs that XML cannot hold are left out.</summary>
    public static Run Run(string text)
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

    /// <summary>The text without signs that XML cannot hold.</summary>
    public static string Clean(string text)
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
