using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Assistance.Web.Infrastructure.Files;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>
/// Writes a workbook (.xlsx) of one sheet row by row into any stream, in constant memory. Text is always text, never a formula; days are
/// days, numbers are numbers. The first row holds the names of the columns, stays in sight and filters.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>Media type of the files.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int SendEvery = 200;
    private const int LongestText = 32_000;
    private const string HeadStyle = "1", TextStyle = "2", DayStyle = "3";
    private static readonly DateOnly dayZero = new(1899, 12, 30);

    private readonly Stream target;
    private readonly MemoryStream waiting = new();
    private readonly ZipArchive zip;
    private readonly Stream part;
    private readonly XmlWriter sheet;
    private readonly int columns;
    private int rows;
    private bool isClosed;

    // archive and deflate write synchronously when they end, which a response does not take: what they write waits here to be sent
    private WorkbookWriter(Stream target, string name, IReadOnlyList<(string Name, int Width)> head)
    {
        (this.target, columns) = (target, head.Count);
        zip = new ZipArchive(new Outlet(waiting), ZipArchiveMode.Create);
        foreach (var (path, content) in Parts(name))
        {
            using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        sheet = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        Head(head);
    }

    /// <summary>Begins a workbook.</summary>
    /// <param name="target">Where it goes; is left open.</param>
    /// <param name="name">Name of the sheet, at most 31 characters.</param>
    /// <param name="head">Names of the columns with their widths in characters; at most 700.</param>
    public static async Task<WorkbookWriter> BeginAsync(Stream target, string name, IReadOnlyList<(string Name, int Width)> head, CancellationToken cancellationToken)
    {
        var writer = new WorkbookWriter(target, name, head);
        await writer.SendAsync(cancellationToken);
        return writer;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Text, whole or decimal numbers, days, or null for an empty cell.</param>
    public async ValueTask AddAsync(IEnumerable<object?> cells, CancellationToken cancellationToken)
    {
        Row(cells, TextStyle);
        if (rows % SendEvery == 0)
        {
            sheet.Flush();
            await SendAsync(cancellationToken);
        }
    }

    /// <summary>Ends the workbook; without it the file is broken, as it must be when its rows could not all be read.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        sheet.WriteEndElement();
        sheet.WriteStartElement("autoFilter", Main);
        sheet.WriteAttributeString("ref", $"A1:{ColumnName(columns - 1)}{rows}");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        Close();
        await SendAsync(cancellationToken);
    }

    /// <summary>Gives up what was not ended.</summary>
    public void Dispose()
    {
        Close();
        waiting.Dispose();
    }

    private void Close()
    {
        if (!isClosed)
        {
            isClosed = true;
            sheet.Dispose();
            part.Dispose();
            zip.Dispose();
        }
    }

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken);
        await target.FlushAsync(cancellationToken);
        waiting.SetLength(0);
    }

    private void Head(IReadOnlyList<(string Name, int Width)> head)
    {
        sheet.WriteStartDocument(standalone: true);
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < head.Count; i++)
        {
            sheet.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{head[i].Width}\" customWidth=\"1\"/>"));
        }

        sheet.WriteRaw("</cols>");
        sheet.WriteStartElement("sheetData", Main);
        Row(head.Select(column => (object?)column.Name), HeadStyle);
    }

    private void Row(IEnumerable<object?> cells, string style)
    {
        rows++;
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", rows.ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var cell in cells)
        {
            Cell($"{ColumnName(column++)}{rows.ToString(CultureInfo.InvariantCulture)}", cell, style);
        }

        sheet.WriteEndElement();
    }

    private void Cell(string place, object? cell, string style)
    {
        if (cell is null or "")
        {
            return;
        }

        sheet.WriteStartElement("c", Main);
        sheet.WriteAttributeString("r", place);
        if (cell is DateOnly or int or long or decimal)
        {
            sheet.WriteAttributeString("s", cell is DateOnly ? DayStyle : "0");
            var number = cell is DateOnly day ? day.DayNumber - dayZero.DayNumber : cell;
            sheet.WriteElementString("v", Main, Convert.ToString(number, CultureInfo.InvariantCulture) ?? "");
        }
        else
        {
            sheet.WriteAttributeString("s", style);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(Clean(cell.ToString() ?? ""));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    // what XML cannot hold is left out, and a cell holds only so much
    private static string Clean(string text)
    {
        var whole = text.Length > LongestText ? text[..LongestText] : text;
        return string.Concat(whole.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
    }

    private static string ColumnName(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static IEnumerable<(string Path, string Content)> Parts(string name)
    {
        const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
        yield return ("[Content_Types].xml", Head + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        yield return ("_rels/.rels", Head + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/_rels/workbook.xml.rels", Head + """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
        yield return ("xl/workbook.xml", Head + $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{System.Security.SecurityElement.Escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        yield return ("xl/styles.xml", Head + $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""");
    }
}
