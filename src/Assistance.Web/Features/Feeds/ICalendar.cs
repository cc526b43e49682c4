using System.Globalization;
using System.Text;

namespace Assistance.Web.Features.Feeds;

/// <summary>One entry of a calendar.</summary>
/// <param name="Id">Stays the same while the entry lives, so that a calendar program moves it instead of adding another.</param>
/// <param name="On">The day; of the bureau.</param>
/// <param name="At">When it begins, UTC; null for the whole day.</param>
/// <param name="Url">The page in the product.</param>
public sealed record CalendarEntry(string Id, DateOnly On, DateTime? At, string Summary, string Description, string Url);

/// <summary>Writes an iCalendar object (RFC 5545): lines end in CRLF and are folded at 75 octets, text is escaped.</summary>
public static class ICalendar
{
    private const int LongestLine = 75;

    /// <summary>The whole file.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="now">UTC.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTime now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN", "VCALENDAR");
        Line(file, "VERSION", "2.0");
        Line(file, "PRODID", "-//Assistance//Deadlines//EN");
        Line(file, "CALSCALE", "GREGORIAN");
        Line(file, "METHOD", "PUBLISH");
        Line(file, "X-WR-CALNAME", Escape(name));
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var entry in entries)
        {
            Line(file, "BEGIN", "VEVENT");
            Line(file, "UID", entry.Id);
            Line(file, "DTSTAMP", Instant(now));
            if (entry.At is { } at)
            {
                Line(file, "DTSTART", Instant(at));
                Line(file, "DURATION", "PT2H");
            }
            else
            {
                Line(file, "DTSTART;VALUE=DATE", Day(entry.On));
                Line(file, "DTEND;VALUE=DATE", Day(entry.On.AddDays(1)));
                // a deadline takes no time of the day
                Line(file, "TRANSP", "TRANSPARENT");
            }

            Line(file, "SUMMARY", Escape(entry.Summary));
            Line(file, "DESCRIPTION", Escape(entry.Description));
            Line(file, "URL", entry.Url);
            Line(file, "END", "VEVENT");
        }

        Line(file, "END", "VCALENDAR");
        return file.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // a fold must not cut a character in two, so octets are counted rune by rune
    private static void Line(StringBuilder file, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // what a terminal or a parser would take for the end of a line has no place in a value
            if (Rune.IsControl(rune))
            {
                continue;
            }

            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
