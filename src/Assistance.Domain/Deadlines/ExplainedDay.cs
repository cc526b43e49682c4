using Assistance.Domain.Calendar;

namespace Assistance.Domain.Deadlines;

/// <summary>What became of a rung, seen from the day asked for.</summary>
public enum RungState
{
    /// <summary>It was raised.</summary>
    Raised = 1,

    /// <summary>Its day is still to come, or a sweep of that day has still to run.</summary>
    Ahead = 2,

    /// <summary>Its day passed without it: a newer reminder took its place, or the deadline opened later.</summary>
    Skipped = 3,

    /// <summary>It never comes: another date was set first, or the deadline ended.</summary>
    Void = 4,
}

/// <summary>A rung on the day on which it falls.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Version">The version of the date that it belongs to.</param>
/// <param name="State">What became of it.</param>
/// <param name="RaisedOn">The day of the sweep that raised it, or null.</param>
public sealed record ExplainedRung(Rung Rung, int Version, RungState State, DateOnly? RaisedOn);

/// <summary>One day of an explained deadline.</summary>
/// <param name="Date">The day.</param>
/// <param name="Calendar">Its kind, and the holiday it belongs to.</param>
/// <param name="Count">Working days from the date that it counts towards: -5 for T-5, 0 for the due date, 3 for T+3; null where nothing is counted (days off, and days further away than ten before).</param>
/// <param name="Rungs">The rungs that fall on it, older versions first.</param>
/// <param name="IsDue">Whether it is the present due date.</param>
/// <param name="IsOriginalDue">Whether it is the due date before any extension.</param>
/// <param name="IsEarlierDue">Whether it is the due date of an earlier version.</param>
/// <param name="BeginsVersion">The version that began on it, or null.</param>
/// <param name="IsClosed">Whether the deadline ended on it.</param>
/// <param name="IsToday">Whether it is the day asked for.</param>
/// <param name="IsEvent">Whether the record had something of its own on it (progress, a request).</param>
public sealed record ExplainedDay(
    DateOnly Date,
    DayDescription Calendar,
    int? Count,
    IReadOnlyList<ExplainedRung> Rungs,
    bool IsDue,
    bool IsOriginalDue,
    bool IsEarlierDue,
    int? BeginsVersion,
    bool IsClosed,
    bool IsToday,
    bool IsEvent);

/// <summary>A stretch of an explained deadline, in whole weeks from Monday to Sunday: a week that is shown, or a gap.</summary>
/// <param name="From">The first Monday.</param>
/// <param name="To">The last Sunday.</param>
/// <param name="WorkingDays">The working days in it.</param>
public abstract record ExplainedStretch(DateOnly From, DateOnly To, int WorkingDays);

/// <summary>A week in which something happens, or days are counted.</summary>
/// <param name="Days">Its seven days from Monday.</param>
public sealed record ExplainedWeek(DateOnly From, DateOnly To, int WorkingDays, IReadOnlyList<ExplainedDay> Days)
    : ExplainedStretch(From, To, WorkingDays);

/// <summary>One or more weeks in which nothing happens.</summary>
public sealed record ExplainedGap(DateOnly From, DateOnly To, int WorkingDays)
    : ExplainedStretch(From, To, WorkingDays);
