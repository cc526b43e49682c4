namespace Assistance.Domain.Calendar;

/// <summary>A year of which nothing is listed, although its list could be known: its days are counted by weekends alone.</summary>
/// <param name="Year">The year.</param>
/// <param name="DaysLeft">Calendar days until it begins and the counting goes wrong; 0 once it has begun.</param>
public sealed record MissingYear(int Year, int DaysLeft)
{
    private const int Published = 10;

    /// <summary>Those that are missing on a day: this year, and from October on the next, whose list is published in autumn.</summary>
    public static IReadOnlyList<MissingYear> Of(WorkingCalendar calendar, DateOnly today)
    {
        int[] needed = today.Month >= Published ? [today.Year, today.Year + 1] : [today.Year];
        return [.. needed.Where(year => !calendar.HasYear(year))
            .Select(year => new MissingYear(year, Math.Max(0, new DateOnly(year, 1, 1).DayNumber - today.DayNumber)))];
    }
}
