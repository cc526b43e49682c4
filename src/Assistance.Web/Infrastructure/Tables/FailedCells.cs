using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>
/// The cells of a sheet whose formula could not be computed ("#N/A"). The reader of spreadsheets gives nothing for them, as for an empty cell,
/// so they are looked for in the sheet itself.
/// </summary>
internal static class FailedCells
{
    /// <summary>More than any honest sheet has; a sheet of errors is damaged.</summary>
    private const int Most = 100_000;

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What stands in them by line and column, from 1 and from 0, of the first visible sheet.</summary>
    /// <exception cref="TableException">There are too many.</exception>
    public static IReadOnlyDictionary<(int Line, int Column), string> Read(Stream content)
    {
        content.Position = 0;
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var found = new Dictionary<(int, int), string>();
        if (SheetPath(zip) is not { } path || zip.GetEntry(path) is not { } sheet)
        {
            return found;
        }

        using var reader = Open(sheet);
        var (line, column) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                (line, column) = (int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : line + 1, 0);
            }
            else if (reader.LocalName == "c")
            {
                column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                if (reader.GetAttribute("t") == "e")
                {
                    using var cell = reader.ReadSubtree();
                    found[(line, column - 1)] = cell.ReadToDescendant("v", reader.NamespaceURI) ? cell.ReadElementContentAsString().Trim() : "#N/A";
                    if (found.Count > Most)
                    {
                        throw new TableException("file.damaged", line);
                    }
                }
            }
        }

        return found;
    }

    private static string? SheetPath(ZipArchive zip)
    {
        string? wanted = null;
        if (zip.GetEntry("xl/workbook.xml") is { } workbook)
        {
            using var reader = Open(workbook);
            while (wanted is null && reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && reader.GetAttribute("state") is null or "visible")
                {
                    wanted = reader.GetAttribute("id", Relationships);
                }
            }
        }

        if (wanted is null || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } links)
        {
            return null;
        }

        using var targets = Open(links);
        while (targets.Read())
        {
            if (targets.NodeType == XmlNodeType.Element && targets.LocalName == "Relationship" && targets.GetAttribute("Id") == wanted)
            {
                var target = targets.GetAttribute("Target") ?? "";
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return null;
    }

    private static XmlReader Open(ZipArchiveEntry entry) =>
        XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreWhitespace = true });

    // "AB12" is the 28th column
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column;
    }
}
