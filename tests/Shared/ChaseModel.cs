namespace Assistance.Tests.Shared;

/// <summary>
/// What a sweep must raise, told as plainly as can be: it looks at every day by itself, keeps no next day and knows nothing of the product's
/// types. The engine is compared with it. One model is one deadline.
/// </summary>
internal sealed class ChaseModel
{
    private readonly HashSet<string> raised = [];
    private DateOnly due;
    private DateOnly from;
    private bool open;
    private int level;
    private DateOnly levelOn;
    private DateOnly? lastMonday;

    /// <summary>Whether the promise runs.</summary>
    public bool IsOpen => open;

    /// <summary>The date that holds.</summary>
    public DateOnly Due => due;

    /// <summary>Counts the dates, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>Opens it, opens it again, or gives it another date; with the same date, what was raised stays raised.</summary>
    public void Set(DateOnly newDue, DateOnly today)
    {
        open = true;
        if (Version > 0 && newDue == due)
        {
            return;
        }

        (due, from, level, lastMonday) = (newDue, today, 0, null);
        Version++;
        raised.Clear();
    }

    /// <summary>It ends.</summary>
    public void End() => open = false;

    /// <summary>What a sweep of the day raises.</summary>
    /// <param name="reminders">The working days before the due date on which the ladder of that day reminds.</param>
    /// <param name="levels">The working days after it on which levels 1, 2 and 3 are reached.</param>
    /// <param name="works">Whether that side works on a day.</param>
    public IReadOnlyList<string> Sweep(DateOnly today, IReadOnlyList<int> reminders, IReadOnlyList<int> levels, Func<DateOnly, bool> works)
    {
        if (!open || today < from)
        {
            return [];
        }

        var now = new List<string>();
        var late = level;
        // a reminder: the nearest whose day has come, unless it, or a nearer one, was raised; none of a day before the promise, none when late
        var due = reminders.Where(days => Day(-days, works) is var day && day <= today && day >= from).Order().Take(1)
            .Where(days => late == 0 && today <= this.due && !Enumerable.Range(0, days + 1).Any(nearer => raised.Contains($"R{nearer}")));
        now.AddRange(due.Select(days => $"R{days}"));
        // levels: each that is reached and above what was raised
        for (var i = 1; i <= levels.Count; i++)
        {
            if (i > late && Day(levels[i - 1], works) <= today)
            {
                now.Add($"L{i}");
            }
        }

        // weekly: the Monday of this week, when it is later than the highest level and not told yet
        if (late >= levels.Count)
        {
            var monday = today;
            while (monday.DayOfWeek != DayOfWeek.Monday)
            {
                monday = monday.AddDays(-1);
            }

            if (monday > levelOn && !(lastMonday >= monday))
            {
                now.Add($"W{monday:yyyy-MM-dd}");
                lastMonday = monday;
            }
        }

        foreach (var rung in now)
        {
            raised.Add(rung);
            if (rung[0] == 'L' && rung[1] - '0' > level)
            {
                (level, levelOn) = (rung[1] - '0', today);
            }
        }

        return now;
    }

    // the n-th working day after the due date, or before it; the due date itself for none, whatever day it is
    private DateOnly Day(int workingDays, Func<DateOnly, bool> works)
    {
        var day = due;
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(Math.Sign(workingDays));
            left -= works(day) ? 1 : 0;
        }

        return day;
    }
}
