namespace Assistance.Domain.Calendar;

/// <summary>What became of a listed day.</summary>
public enum CalendarDayFate
{
    /// <summary>It is listed now.</summary>
    Added = 1,

    /// <summary>It is another kind of day now, or has another name.</summary>
    Changed = 2,

    /// <summary>It is not listed any more.</summary>
    Removed = 3,
}

/// <summary>A day on which two versions of the calendar differ.</summary>
/// <param name="NameZh">Its Chinese name; of a removed day the former one.</param>
/// <param name="NameEn">Its English name; of a removed day the former one.</param>
/// <param name="IsWorkday">Whether it is worked; of a removed day whether it was.</param>
public sealed record CalendarDayChange(DateOnly Date, CalendarDayFate Fate, string NameZh, string NameEn, bool IsWorkday);
