using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>Rows of a text whose cells are parted by commas, semicolons, tabs or bars.</summary>
internal static class TextTable
{
    /// <summary>Longest cell, in characters: a quotation mark that is never closed must not swallow the rest of a long file.</summary>
    internal const int LongestCell = 100_000;

    private const int LongestLine = 4_000_000;
    private const int LinesLookedAt = 5;
    private const string Delimiters = ",;\t|";

    public static IEnumerable<TableRow> Read(Stream content)
    {
        var (delimiter, skipped) = Delimiter(content);
        var quotesAreBroken = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            MaxFieldSize = LongestCell,
            IgnoreBlankLines = true,
            // a quotation mark inside an ordinary cell stands for itself; one that opens a cell and does not close it breaks the row
            BadDataFound = bad => quotesAreBroken |= bad.Field.StartsWith('"'),
        };
        using var reader = new LimitedReader(TextDecoding.Open(content), LongestLine);
        for (var i = 0; i < skipped; i++)
        {
            reader.ReadLine();
        }

        using var parser = new CsvParser(reader, configuration);
        while (Next(parser, skipped))
        {
            quotesAreBroken = false;
            var cells = new string[parser.Count];
            var inside = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = parser[i];
                inside += cells[i].AsSpan().Count('\n');
            }

            var line = skipped + parser.RawRow - inside;
            if (quotesAreBroken && inside > 0)
            {
                throw new TableException("file.quotes", line);
            }

            yield return new TableRow(line, cells, quotesAreBroken);
        }
    }

    private static bool Next(CsvParser parser, int skipped)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new TableException("file.cell_size", skipped + parser.RawRow, LongestCell);
        }
    }

    /// <summary>What parts the cells: what Excel's own "sep=" line says, else whatever occurs most in the first line that has any of them.</summary>
    private static (char Delimiter, int Skipped) Delimiter(Stream content)
    {
        using var reader = new LimitedReader(TextDecoding.Open(content), LongestLine);
        for (var i = 0; i < LinesLookedAt && reader.ReadLine() is { } line; i++)
        {
            if (i == 0 && line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            {
                return (line[4], 1);
            }

            var best = Delimiters.MaxBy(one => Occurrences(line, one));
            if (Occurrences(line, best) > 0)
            {
                return (best, 0);
            }
        }

        return (',', 0);
    }

    private static int Occurrences(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var sign in line)
        {
            quoted ^= sign == '"';
            count += !quoted && sign == delimiter ? 1 : 0;
        }

        return count;
    }
}
