using Assistance.Domain.Calendar;

namespace Assistance.Domain.Deadlines;

/// <summary>
/// Every rung of a deadline with the day on which it falls and what became of it, for the explanation. Levels that an earlier version
/// never reached are left out: they would only clutter the days after its date.
/// </summary>
internal static class RungTimeline
{
    /// <summary>The rungs by version, then by day.</summary>
    public static IReadOnlyList<(DateOnly Day, ExplainedRung Rung)> Of(
        Deadline deadline, IReadOnlyList<DeadlineVersion> versions, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var entries = new List<(DateOnly Day, ExplainedRung Rung)>();
        for (var i = 0; i < versions.Count; i++)
        {
            var version = versions[i];
            var end = i + 1 < versions.Count ? versions[i + 1].From : deadline.ClosedOn;
            var isEarlier = i + 1 < versions.Count;
            entries.AddRange(Raised(version, asOf)
                .Concat(Others(version, end, asOf, calendar, ladder).Where(entry => !isEarlier || entry.Rung.State != RungState.Void || entry.Rung.Rung.IsReminder))
                .OrderBy(entry => entry.Day));
        }

        if (deadline.IsOpen && NextMonday(deadline, asOf, ladder) is { } monday)
        {
            entries.Add((monday, new(Rung.Week(monday), deadline.Version, RungState.Ahead, null)));
        }

        return entries;
    }

    private static IEnumerable<(DateOnly Day, ExplainedRung Rung)> Raised(DeadlineVersion version, DateOnly asOf) =>
        version.Raised
            .Where(raised => raised.On <= asOf)
            .Select(raised => (raised.Day, new ExplainedRung(raised.AsRung(), version.Number, RungState.Raised, raised.On)));

    private static IEnumerable<(DateOnly Day, ExplainedRung Rung)> Others(
        DeadlineVersion version, DateOnly? end, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder)
    {
        var raised = version.Raised.Where(rung => rung.On <= asOf).Select(rung => rung.AsRung()).ToList();
        var nearest = raised.Where(rung => rung.IsReminder).Min(rung => (int?)rung.Number);
        var level = raised.Select(rung => rung.Level).DefaultIfEmpty().Max();
        var ended = end <= asOf;
        foreach (var rung in ladder.Reminders.Concat(ladder.Levels).Except(raised))
        {
            var day = ladder.DayOf(rung, version.Due, calendar);
            var overtaken = rung.IsReminder
                ? rung.Number >= nearest || level > 0 || asOf > version.Due || day < version.From
                : rung.Level <= level;
            var state = ended && day >= end ? RungState.Void
                : overtaken ? RungState.Skipped
                : ended ? RungState.Void
                : RungState.Ahead;
            yield return (day, new(rung, version.Number, state, null));
        }
    }

    private static DateOnly? NextMonday(Deadline deadline, DateOnly asOf, ChaseLadder ladder) =>
        ChasePlan.FirstMonday(deadline, ladder) is not { } monday ? null : monday > asOf ? monday : ChasePlan.MondayOf(asOf);
}
