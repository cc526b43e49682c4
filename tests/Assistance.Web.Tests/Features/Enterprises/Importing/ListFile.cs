using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>Lists of enterprises as other systems write them.</summary>
internal static class ListFile
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>A right social credit code, another one for each number.</summary>
    public static string Uscc(int number, string division = "210211")
    {
        var start = "91" + division + number.ToString("00000000", CultureInfo.InvariantCulture) + "0";
        var sum = start.Select((sign, at) => Alphabet.IndexOf(sign, StringComparison.Ordinal) * weights[at]).Sum();
        return start + Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>A text with the given lines.</summary>
    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    /// <summary>The same in GB18030, as Excel writes it in China.</summary>
    public static byte[] Gb18030(params string[] lines) =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(string.Join("\r\n", lines) + "\r\n");

    /// <summary>A workbook of one sheet; a cell that begins with = becomes a formula whose remembered result is "remembered", one that begins with #! a formula that failed with what follows, one with # a number.</summary>
    public static byte[] Xlsx(params string[][] rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var (at, text) = ($"{(char)('A' + c)}{r + 1}", rows[r][c]);
                sheet.Append(
                    text.StartsWith('=') ? $"<c r=\"{at}\" t=\"str\"><f>{SecurityElement.Escape(text[1..])}</f><v>remembered</v></c>"
                    : text.StartsWith("#!", StringComparison.Ordinal) ? $"<c r=\"{at}\" t=\"e\"><f>VLOOKUP(1,A:A,1,0)</f><v>{text[2..]}</v></c>"
                    : text.StartsWith('#') ? $"<c r=\"{at}\"><v>{text[1..]}</v></c>"
                    : $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        return Workbook(Encoding.UTF8.GetBytes(sheet.Append("</sheetData></worksheet>").ToString()));
    }

    /// <summary>A workbook with the given part as its sheet.</summary>
    public static byte[] Workbook(byte[] sheet, params (string Name, byte[] Content)[] more)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""u8);
            Add(zip, "_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""u8);
            Add(zip, "xl/_rels/workbook.xml.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""u8);
            Add(zip, "xl/workbook.xml", """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="list" sheetId="1" r:id="rId1"/></sheets></workbook>"""u8);
            Add(zip, "xl/worksheets/sheet1.xml", sheet);
            foreach (var (name, content) in more)
            {
                Add(zip, name, content);
            }
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
