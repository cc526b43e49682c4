using System.Globalization;
using System.Text;
using Assistance.Domain.Calendar;

namespace Assistance.Domain.Tests;

/// <summary>The reference data that the tests share.</summary>
public static class Samples
{
    /// <summary>The Chinese calendar from 2020 to 2026.</summary>
    public static WorkingCalendar China { get; } = new(ChinaDays());

    /// <summary>Reads "2026-11-20".</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The listed days of the Chinese calendar.</summary>
    public static IEnumerable<CalendarDay> ChinaDays() =>
        Csv("cn_holidays_2020_2026.csv").Select(row => new CalendarDay(Day(row["date"]), row["name_zh"], row["name_en"], row["is_workday"] == "1"));

    /// <summary>The rows of a comma-separated file under Data, by column name. Quoted fields stay on one line in our files.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", name)).Where(line => line.Length > 0).ToArray();
        var header = Fields(lines[0]);
        return [.. lines.Skip(1).Select(line => header.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var sign in line)
        {
            if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (sign == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(sign);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
