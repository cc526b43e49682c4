using System.Globalization;
using Assistance.Domain.Calendar;
using CsvHelper;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>Reads a calendar file: columns date, name_zh, name_en, is_workday (0 a day off, 1 a make-up working day).</summary>
public static class CalendarCsv
{
    private static readonly string[] columns = ["date", "name_zh", "name_en", "is_workday"];

    /// <summary>The days, and the lines that cannot be read: a missing column is line 1.</summary>
    public static (IReadOnlyList<CalendarDay> Days, IReadOnlyList<int> BadLines) Parse(byte[] utf8)
    {
        List<CalendarDay> days = [];
        List<int> bad = [];
        HashSet<DateOnly> seen = [];
        var number = 1;
        try
        {
            foreach (var row in ReferenceFiles.Csv(new MemoryStream(utf8)))
            {
                number++;
                if (columns.All(row.ContainsKey)
                    && DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    && row["is_workday"] is "0" or "1"
                    && seen.Add(date))
                {
                    days.Add(new(date, row["name_zh"], row["name_en"], row["is_workday"] == "1"));
                }
                else
                {
                    bad.Add(number);
                }
            }
        }
        catch (CsvHelperException)
        {
            bad.Add(number + 1);
        }

        return (days, bad);
    }
}
