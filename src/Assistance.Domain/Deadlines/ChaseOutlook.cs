using Assistance.Domain.Calendar;

namespace Assistance.Domain.Deadlines;

/// <summary>One step that the chasing will take by itself.</summary>
/// <param name="Day">The day of the sweep that takes it; never in the past.</param>
/// <param name="Rung">What it raises.</param>
/// <param name="Tells">Whom it tells.</param>
public sealed record ComingRung(DateOnly Day, Rung Rung, IReadOnlyList<ChaseRecipient> Tells);

/// <summary>What the chasing will do next with a deadline if nobody acts, so that people can predict it.</summary>
public static class ChaseOutlook
{
    /// <summary>The steps to come, the next first; none once the deadline is closed.</summary>
    public static IReadOnlyList<ComingRung> Of(Deadline deadline, DateOnly asOf, WorkingCalendar calendar, ChaseLadder ladder) =>
        !deadline.IsOpen
            ? []
            : [.. RungTimeline.Of(deadline, [deadline.AllVersions()[^1]], asOf, calendar, ladder)
                .Where(entry => entry.Rung.State == RungState.Ahead)
                // what a missed sweep left behind comes with the next one
                .Select(entry => new ComingRung(entry.Day < asOf ? asOf : entry.Day, entry.Rung.Rung, ladder.Tells(entry.Rung.Rung)))
                .OrderBy(coming => coming.Day)
                .ThenBy(coming => coming.Rung.Level)];
}
