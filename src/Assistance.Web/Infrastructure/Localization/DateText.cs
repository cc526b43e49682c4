using System.Globalization;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>
/// Dates in words, by named formats: short (11月20日, 20 Nov; with the year when it is not this year's), long (2026年11月20日, 20 Nov 2026),
/// weekday (11月20日 周五, Fri 20 Nov), day-name (周五, Fri), month-day (11-20), iso (2026-11-20). Instants are UTC and shown in the
/// bureau's time zone: the same formats give their date, time gives 14:32, and moment gives 2026-11-20 14:32.
/// </summary>
public sealed class DateText(Text text, Clock clock)
{
    /// <summary>Without the year, unless it is another year than today's.</summary>
    public string Day(DateOnly date) => date.Year == clock.Today.Year ? Write(date, "shared.date.short") : WithYear(date);

    /// <summary>With the year.</summary>
    public string WithYear(DateOnly date) => Write(date, "shared.date.long");

    /// <summary>Day and weekday; with the year when it is another year than today's.</summary>
    public string Weekday(DateOnly date) => Write(date, date.Year == clock.Today.Year ? "shared.date.weekday" : "shared.date.weekday-long");

    /// <summary>The name of the weekday.</summary>
    public string DayName(DateOnly date) => date.ToString("ddd", text.Culture);

    /// <summary>Hours and minutes in the bureau's time zone.</summary>
    public string Time(DateTime utc) => clock.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date in one of the named formats.</summary>
    public string Of(DateOnly date, string format) => format switch
    {
        "short" => Day(date),
        "long" => WithYear(date),
        "weekday" => Weekday(date),
        "day-name" => DayName(date),
        "month-day" => date.ToString("MM-dd", CultureInfo.InvariantCulture),
        "iso" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => date.ToString(format, text.Culture),
    };

    /// <summary>An instant (UTC) in one of the named formats.</summary>
    public string Of(DateTime utc, string format) => format switch
    {
        "time" => Time(utc),
        "moment" => clock.Local(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Of(DateOnly.FromDateTime(clock.Local(utc)), format),
    };

    private string Write(DateOnly date, string patternKey) => date.ToString(text[patternKey], text.Culture);
}
