using Assistance.Domain.Calendar;

namespace Assistance.Domain.Deadlines;

/// <summary>
/// What is due on a deadline and not yet raised. Reminders are those nearer to the due date than any raised one, whose day is not
/// before the version began (a late start does not call up what nobody could have done); they end with the due date and with the first
/// level. Levels are those above the one raised, however late the start. Weekly lines are the Mondays after the day on which the highest
/// level was raised, and after the last one raised.
/// </summary>
internal static class ChasePlan
{
    /// <summary>What a sweep of that day raises, in the order of the ladder.</summary>
    public static IReadOnlyList<Rung> DueBy(Deadline deadline, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var due = new List<Rung>();
        if (asOf <= deadline.Due && Reminders(deadline, calendar, ladder).LastOrDefault(entry => entry.Day <= asOf) is { Rung: { } newest })
        {
            due.Add(newest);
        }

        due.AddRange(Levels(deadline, calendar, ladder).Where(entry => entry.Day <= asOf).Select(entry => entry.Rung));
        if (FirstMonday(deadline, ladder) is { } monday && monday <= asOf)
        {
            due.Add(Rung.Week(MondayOf(asOf)));
        }

        return due;
    }

    /// <summary>
    /// The first day on which something is due that is not yet raised: later than the given day when a sweep of that day is done, or any
    /// day, but never before the version began.
    /// </summary>
    public static DateOnly? NextAfter(Deadline deadline, DateOnly? swept, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var days = Reminders(deadline, calendar, ladder).Concat(Levels(deadline, calendar, ladder)).Select(entry => entry.Day);
        if (FirstMonday(deadline, ladder) is { } monday)
        {
            days = days.Append(monday);
        }

        return days
            .Select(day => day < deadline.VersionFrom ? deadline.VersionFrom : day)
            .Where(day => swept is null || day > swept)
            .Min(day => (DateOnly?)day);
    }

    /// <summary>The Monday of the week in which a day lies.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static IEnumerable<(Rung Rung, DateOnly Day)> Reminders(Deadline deadline, WorkingCalendar calendar, ChaseLadder ladder)
    {
        if (deadline.LevelRaised > 0)
        {
            return [];
        }

        var nearest = deadline.RaisedRungs.Select(raised => raised.AsRung()).Where(rung => rung.IsReminder).Min(rung => (int?)rung.Number);
        return ladder.Reminders
            .Where(rung => nearest is null || rung.Number < nearest)
            .Select(rung => (Rung: rung, Day: ladder.DayOf(rung, deadline.Due, calendar)))
            .Where(entry => entry.Day >= deadline.VersionFrom);
    }

    private static IEnumerable<(Rung Rung, DateOnly Day)> Levels(Deadline deadline, WorkingCalendar calendar, ChaseLadder ladder) =>
        ladder.Levels
            .Where(rung => rung.Level > deadline.LevelRaised)
            .Select(rung => (rung, ladder.DayOf(rung, deadline.Due, calendar)));

    /// <summary>The first Monday that is not yet raised, or null while the highest level is not.</summary>
    public static DateOnly? FirstMonday(Deadline deadline, ChaseLadder ladder)
    {
        if (deadline.LevelRaised < ladder.HighestLevel || deadline.LevelRaisedOn is not { } since)
        {
            return null;
        }

        var last = deadline.RaisedRungs.Max(raised => raised.AsRung().Monday) is { } monday && monday > since ? monday : since;
        return MondayOf(last).AddDays(7);
    }
}
