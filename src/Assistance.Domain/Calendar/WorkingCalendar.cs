namespace Assistance.Domain.Calendar;

/// <summary>
/// Which days are working days: plain weeks from Monday to Friday, corrected by the listed days and, for one side, by its closing days. A year without any listed day is
/// missing: it counts by weekends alone, and <see cref="MissingYears"/> tells the administrator so. Immutable.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> listed;
    private readonly Dictionary<DateOnly, string> closed;
    private readonly HashSet<int> years;

    // The days that differ from plain weeks, in order, and how many working days they add up to and including each.
    private readonly DateOnly[] corrected;
    private readonly int[] correction;

    /// <summary>Builds the calendar from its listed days, in any order.</summary>
    /// <exception cref="ArgumentException">A date is listed twice.</exception>
    public WorkingCalendar(IEnumerable<CalendarDay> days)
        : this(days.ToDictionary(day => day.Date), [])
    {
    }

    private WorkingCalendar(Dictionary<DateOnly, CalendarDay> listed, Dictionary<DateOnly, string> closed)
    {
        (this.listed, this.closed) = (listed, closed);
        years = [.. listed.Keys.Select(date => date.Year)];
        corrected = [.. listed.Keys.Union(closed.Keys).Where(date => IsWorkingDay(date) == IsWeekend(date)).Order()];
        correction = new int[corrected.Length];
        var sum = 0;
        for (var i = 0; i < corrected.Length; i++)
        {
            sum += IsWorkingDay(corrected[i]) ? 1 : -1;
            correction[i] = sum;
        }
    }

    /// <summary>A calendar that knows no holidays.</summary>
    public static WorkingCalendar WeekendsOnly { get; } = new([]);

    /// <summary>Whether one works on the day.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        !closed.ContainsKey(date) && (listed.TryGetValue(date, out var day) ? day.IsWorkday : !IsWeekend(date));

    /// <summary>The same calendar with closing days off besides; those on days off anyway stay what they are.</summary>
    public WorkingCalendar Without(IEnumerable<Closing> closings)
    {
        var more = new Dictionary<DateOnly, string>(closed);
        foreach (var closing in closings)
        {
            for (var day = closing.From; day <= closing.Until; day = day.AddDays(1))
            {
                if (IsWorkingDay(day))
                {
                    more[day] = closing.Reason;
                }
            }
        }

        return new(listed, more);
    }

    /// <summary>
    /// The n-th working day after the date, or for a negative number before it. The date itself never counts and may be a day off;
    /// zero gives the date itself, whatever day it is.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var step = Math.Sign(days);
        var date = from;
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
            {
                left--;
            }
        }

        return date;
    }

    /// <summary>
    /// How many working days lie after the first date, up to and including the second; 0 when the second is not later.
    /// Working days overdue are those between the due date and today.
    /// </summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly upToAndIncluding) =>
        upToAndIncluding <= after ? 0 : CountUpTo(upToAndIncluding) - CountUpTo(after);

    /// <summary>What sort of day it is, and of which holiday.</summary>
    public DayDescription Describe(DateOnly date)
    {
        if (closed.TryGetValue(date, out var reason))
        {
            return new(DayKind.Closed, reason, reason);
        }

        var weekend = IsWeekend(date);
        return listed.TryGetValue(date, out var day)
            ? new(day.IsWorkday ? weekend ? DayKind.MakeUpWorkday : DayKind.Working : DayKind.Holiday, day.NameZh, day.NameEn)
            : new(weekend ? DayKind.Weekend : DayKind.Working, null, null);
    }

    /// <summary>Whether the calendar lists days of that year.</summary>
    public bool HasYear(int year) => years.Contains(year);

    /// <summary>The years touched by the span, both ends included, whose holidays are not known; in order.</summary>
    public IReadOnlyList<int> MissingYears(DateOnly from, DateOnly to) =>
        to < from ? [] : [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Where(year => !HasYear(year))];

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Working days from 0001-01-01, which is a Monday, up to and including the date.</summary>
    private int CountUpTo(DateOnly date)
    {
        var (weeks, rest) = Math.DivRem(date.DayNumber + 1, 7);
        var found = Array.BinarySearch(corrected, date);
        var last = found >= 0 ? found : ~found - 1;
        return (weeks * 5) + Math.Min(rest, 5) + (last >= 0 ? correction[last] : 0);
    }
}
