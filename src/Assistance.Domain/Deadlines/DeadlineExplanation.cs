using Assistance.Domain.Calendar;

namespace Assistance.Domain.Deadlines;

/// <summary>
/// How the date of a deadline and its rungs came about, day by day: data for a page, without words. Weeks are shown in which something
/// happens, and those between the first reminder and the due date, so that the count of days can be followed; the others are gaps.
/// </summary>
/// <param name="AsOf">The day asked for.</param>
/// <param name="Stretches">Weeks and gaps in order, without holes.</param>
/// <param name="MissingYears">Years in it whose holidays are not known.</param>
public sealed record DeadlineExplanation(DateOnly AsOf, IReadOnlyList<ExplainedStretch> Stretches, IReadOnlyList<int> MissingYears)
{
    private const int CountedBefore = 10;

    /// <summary>Explains a deadline as it stands on a day.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="asOf">The day asked for.</param>
    /// <param name="calendar">The calendar that holds.</param>
    /// <param name="ladder">The ladder that holds.</param>
    /// <param name="events">Further days that the page speaks of, such as that of a request; their weeks are shown.</param>
    public static DeadlineExplanation Of(
        Deadline deadline, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder, IEnumerable<DateOnly>? events = null)
    {
        var versions = deadline.AllVersions();
        var rungs = RungTimeline.Of(deadline, versions, asOf, calendar, ladder);
        HashSet<DateOnly> marked = [.. events ?? []];
        var context = new Context(deadline, versions, asOf, calendar, rungs.ToLookup(entry => entry.Day, entry => entry.Rung), marked);

        var shown = new SortedSet<DateOnly>(ShownDays(deadline, versions, asOf, rungs).Concat(marked).Select(ChasePlan.MondayOf));
        foreach (var version in versions)
        {
            var firstRung = rungs.Where(entry => entry.Rung.Version == version.Number && entry.Rung.Rung.IsReminder).Min(entry => (DateOnly?)entry.Day);
            for (var monday = ChasePlan.MondayOf(firstRung ?? version.Due); monday <= version.Due; monday = monday.AddDays(7))
            {
                shown.Add(monday);
            }
        }

        var stretches = new List<ExplainedStretch>();
        DateOnly? end = null;
        foreach (var monday in shown)
        {
            if (end is { } last && monday > last.AddDays(1))
            {
                stretches.Add(new ExplainedGap(last.AddDays(1), monday.AddDays(-1), calendar.WorkingDaysBetween(last, monday.AddDays(-1))));
            }

            end = monday.AddDays(6);
            stretches.Add(Week(monday, context));
        }

        return new(asOf, stretches, calendar.MissingYears(stretches[0].From, stretches[^1].To));
    }

    /// <summary>The days on which something happens. Of the weekly lines only the last raised and the next one open a week, and a level that never comes opens none.</summary>
    private static IEnumerable<DateOnly> ShownDays(
        Deadline deadline, IReadOnlyList<DeadlineVersion> versions, DateOnly asOf, IReadOnlyList<(DateOnly Day, ExplainedRung Rung)> rungs)
    {
        var weekly = rungs.Where(entry => entry.Rung.Rung.Kind == RungKind.Weekly).ToList();
        var past = weekly.Where(entry => entry.Rung.State == RungState.Raised).TakeLast(1);
        var next = weekly.Where(entry => entry.Rung.State == RungState.Ahead);
        DateOnly[] dates = [asOf, deadline.OriginalDue, .. versions.Select(version => version.Due), .. versions.Skip(1).Select(version => version.From)];
        return rungs.Where(entry => entry.Rung.Rung.Kind != RungKind.Weekly && (entry.Rung.Rung.IsReminder || entry.Rung.State != RungState.Void))
            .Concat(past)
            .Concat(next)
            .Select(entry => entry.Day)
            .Concat(dates)
            .Concat(deadline.ClosedOn is { } closed ? [closed] : []);
    }

    private static ExplainedWeek Week(DateOnly monday, Context context)
    {
        var days = Enumerable.Range(0, 7).Select(i => Day(monday.AddDays(i), context)).ToList();
        return new(monday, monday.AddDays(6), days.Count(day => day.Calendar.IsWorkday), days);
    }

    private static ExplainedDay Day(DateOnly date, Context context)
    {
        var deadline = context.Deadline;
        return new(
            date,
            context.Calendar.Describe(date),
            Count(date, context),
            [.. context.Rungs[date].OrderBy(rung => rung.Version)],
            IsDue: date == deadline.Due,
            IsOriginalDue: date == deadline.OriginalDue,
            IsEarlierDue: deadline.EarlierVersions.Any(version => version.Due == date),
            BeginsVersion: context.Versions.LastOrDefault(version => version.From == date)?.Number,
            IsClosed: deadline.ClosedOn == date,
            IsToday: date == context.AsOf,
            IsEvent: context.Events.Contains(date));
    }

    /// <summary>After the present due date days count from it; before, towards the next date of any version.</summary>
    private static int? Count(DateOnly date, Context context)
    {
        var due = context.Deadline.Due;
        if (date <= due)
        {
            due = context.Versions.Select(version => version.Due).Where(day => day >= date).Min();
        }

        if (date == due)
        {
            return 0;
        }

        if (!context.Calendar.IsWorkingDay(date))
        {
            return null;
        }

        if (date > due)
        {
            return context.Calendar.WorkingDaysBetween(due, date);
        }

        // T-k is the k-th working day before the due date, which itself may be a day off
        var before = context.Calendar.WorkingDaysBetween(date.AddDays(-1), due.AddDays(-1));
        return before <= CountedBefore ? -before : null;
    }

    private sealed record Context(
        Deadline Deadline,
        IReadOnlyList<DeadlineVersion> Versions,
        DateOnly AsOf,
        WorkingCalendar Calendar,
        ILookup<DateOnly, ExplainedRung> Rungs,
        HashSet<DateOnly> Events);
}
