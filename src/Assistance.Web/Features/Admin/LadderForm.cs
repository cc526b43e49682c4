using System.Globalization;
using Assistance.Domain.Deadlines;

namespace Assistance.Web.Features.Admin;

/// <summary>A ladder as a form: three reminders, three levels and the weekly line, each with its days and whom it tells.</summary>
internal static class LadderForm
{
    /// <summary>Reminders that a form has room for.</summary>
    public const int Reminders = 3;

    /// <summary>Levels that a form has room for.</summary>
    public const int Levels = 3;

    /// <summary>The place of the weekly line, the last one.</summary>
    public const int Weekly = Reminders + Levels;

    /// <summary>Fills the form.</summary>
    public static (List<int?> Days, List<string> Tells) Of(ChaseLadder ladder)
    {
        var places = ladder.Reminders.Take(Reminders).Select((rung, i) => (Place: i, Rung: rung))
            .Concat(ladder.Levels.Take(Levels).Select((rung, i) => (Place: Reminders + i, Rung: rung)))
            .ToDictionary(one => one.Rung.Code, one => one.Place);
        var days = Enumerable.Repeat((int?)null, Weekly).ToList();
        var tells = new List<string>();
        foreach (var step in ladder.Steps)
        {
            if (!places.TryGetValue(step.Code, out var place))
            {
                place = Weekly;
            }
            else
            {
                days[place] = Math.Abs(step.Offset);
            }

            tells.AddRange(step.Tells.Select(one => string.Create(CultureInfo.InvariantCulture, $"{place}.{one}")));
        }

        return (days, tells);
    }

    /// <summary>Reads the form; a place without days is no step.</summary>
    public static IReadOnlyList<LadderStep> Steps(IReadOnlyList<int?> days, IReadOnlyList<string> tells)
    {
        var steps = new List<LadderStep>();
        var level = 0;
        for (var place = 0; place < Weekly; place++)
        {
            if (place < days.Count && days[place] is { } day)
            {
                steps.Add(place < Reminders
                    ? new(string.Create(CultureInfo.InvariantCulture, $"R{day}"), -day, Told(place, tells))
                    : new(string.Create(CultureInfo.InvariantCulture, $"L{++level}"), day, Told(place, tells)));
            }
        }

        steps.Add(new("W", 0, Told(Weekly, tells)));
        return steps;
    }

    private static IReadOnlyList<ChaseRecipient> Told(int place, IReadOnlyList<string> tells) =>
        [.. Enum.GetValues<ChaseRecipient>().Where(one => tells.Contains(string.Create(CultureInfo.InvariantCulture, $"{place}.{one}")))];
}
