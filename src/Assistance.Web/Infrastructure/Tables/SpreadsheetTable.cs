using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>
/// Rows of the first visible sheet of an .xlsx workbook. Formulas are never computed: what the workbook remembers as their result is taken
/// as text, like every other cell.
/// </summary>
internal static class SpreadsheetTable
{
    private const int MostColumns = 256;

    // the last row that a spreadsheet program knows
    private const int MostRows = 1_048_576;

    static SpreadsheetTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<TableRow> Read(Stream content, long unpackedLimit)
    {
        SpreadsheetGuard.Check(content, unpackedLimit);
        var failed = Guarded(() => FailedCells.Read(content));
        content.Position = 0;
        using var reader = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true }));
        while (Guarded(() => reader.VisibleState) != "visible" && Guarded(reader.NextResult))
        {
        }

        var columns = Guarded(() => reader.FieldCount);
        if (columns > MostColumns)
        {
            throw new TableException("file.columns_many", 0, MostColumns);
        }

        for (var line = 1; Guarded(reader.Read); line++)
        {
            if (line > MostRows)
            {
                throw new TableException("file.damaged", line);
            }

            yield return Guarded(() => new TableRow(line, [.. Enumerable.Range(0, Math.Min(columns, reader.FieldCount)).Select(i => Text(reader, i) is { Length: > 0 } text ? text : failed.GetValueOrDefault((line, i), ""))]));
        }
    }

    private static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        // a whole number is written in full as far as a cell can hold it exactly
        double number when Math.Abs(number) < 1e15 && Math.Floor(number) == number => number.ToString("0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    // whatever a damaged workbook makes the reader stumble over, the file is what is wrong
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (TableException or OutOfMemoryException or OperationCanceledException))
        {
            throw new TableException("file.damaged");
        }
    }
}
