namespace Assistance.Tests.Shared;

/// <summary>Policies, closing days and holidays as the model of chasing sees them: lists that are looked through, and nothing else.</summary>
/// <param name="listed">The days of the public calendar that differ from the week, with whether one works.</param>
internal sealed class PlainRules(IReadOnlyDictionary<DateOnly, bool> listed)
{
    private readonly List<(string? Kind, string? Division, DateOnly From, int[]? Reminders, int[]? Levels)> policies = [];
    private readonly List<(string Whose, DateOnly From, DateOnly Until)> closings = [];
    private readonly Dictionary<string, HashSet<DateOnly>> closed = [];

    /// <summary>Adds a version of a policy; without levels, what stands above it holds again.</summary>
    public void Add(string? kind, string? division, DateOnly from, int[]? reminders, int[]? levels) => policies.Add((kind, division, from, reminders, levels));

    /// <summary>Closing days of a bureau or an enterprise.</summary>
    public void Close(string whose, DateOnly from, DateOnly until)
    {
        closings.Add((whose, from, until));
        Count(whose);
    }

    /// <summary>What was entered last for somebody ends the day before.</summary>
    public void Reopen(string whose, DateOnly today)
    {
        var last = closings.FindLastIndex(one => one.Whose == whose);
        closings[last] = closings[last] with { Until = today.AddDays(-1) };
        Count(whose);
    }

    /// <summary>Whether somebody works on a day.</summary>
    public bool Works(string whose, DateOnly day) =>
        !(closed.TryGetValue(whose, out var days) && days.Contains(day))
        && (listed.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The ladder of a kind in a bureau on a day: its own division first, then those above, then the whole country; in each the kind before all kinds.</summary>
    public (int[] Reminders, int[] Levels) Ladder(string kind, string division, DateOnly day)
    {
        foreach (var area in new[] { division, division[..4] + "00", division[..2] + "0000", null }.Distinct())
        {
            foreach (var of in new[] { kind, null })
            {
                var held = policies.FindLastIndex(one => one.Kind == of && one.Division == area && one.From <= day);
                if (held >= 0 && policies[held].Levels is { } levels)
                {
                    return (policies[held].Reminders!, levels);
                }
            }
        }

        return ([5, 1, 0], [1, 5, 10]);
    }

    /// <summary>Some ladder: up to three reminders, and one to three levels on rising days.</summary>
    public static (int[] Reminders, int[] Levels) AnyLadder(Random random)
    {
        int[] days = [0, 1, 2, 3, 5, 7, 10, 15];
        random.Shuffle(days);
        int[] late = [1, 2, 3, 4, 5, 6, 8, 10, 12, 20];
        random.Shuffle(late);
        return ([.. days.Take(random.Next(0, 4))], [.. late.Take(random.Next(1, 4)).Order()]);
    }

    private void Count(string whose) => closed[whose] =
        [.. closings.Where(one => one.Whose == whose).SelectMany(one => Enumerable.Range(0, Math.Max(0, one.Until.DayNumber - one.From.DayNumber + 1)).Select(one.From.AddDays))];
}
