namespace Assistance.Domain.Calendar;

/// <summary>One day on which the official calendar departs from plain weeks: a public holiday, or a make-up working day 调休.</summary>
/// <param name="Date">The day.</param>
/// <param name="NameZh">Chinese name of the holiday that the day belongs to; also set for make-up days.</param>
/// <param name="NameEn">English name of the same holiday.</param>
/// <param name="IsWorkday">False for a day off, true for a day on which one works.</param>
public sealed record CalendarDay(DateOnly Date, string NameZh, string NameEn, bool IsWorkday);

/// <summary>What sort of day it is.</summary>
public enum DayKind
{
    /// <summary>An ordinary working day.</summary>
    Working = 1,

    /// <summary>A Saturday or Sunday off that belongs to no holiday.</summary>
    Weekend = 2,

    /// <summary>A public holiday, also where it falls on a weekend.</summary>
    Holiday = 3,

    /// <summary>A Saturday or Sunday on which one works, in exchange for a holiday.</summary>
    MakeUpWorkday = 4,

    /// <summary>A closing day of the bureau or the enterprise; the name is its reason.</summary>
    Closed = 5,
}

/// <summary>The kind of a day, and the holiday it belongs to.</summary>
/// <param name="Kind">What sort of day it is.</param>
/// <param name="NameZh">Chinese name of the holiday, the reason of a closing, or null.</param>
/// <param name="NameEn">English name of the holiday, the reason of a closing, or null.</param>
public sealed record DayDescription(DayKind Kind, string? NameZh, string? NameEn)
{
    /// <summary>Whether one works on that day.</summary>
    public bool IsWorkday => Kind is DayKind.Working or DayKind.MakeUpWorkday;
}
