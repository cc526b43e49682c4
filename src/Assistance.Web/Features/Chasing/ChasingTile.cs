using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Chasing;

/// <summary>One number at the top of the Chasing page.</summary>
/// <param name="Value">The number or time.</param>
/// <param name="Unit">What it counts, or null.</param>
/// <param name="Url">Where its rows stand.</param>
/// <param name="Tone">"good", "warn", "bad" or "".</param>
public sealed record ChasingTile(string Label, string Value, string? Unit, string Note, string Url, string Tone)
{
    /// <summary>The numbers of a view.</summary>
    internal static IReadOnlyList<ChasingTile> Of(ChasingView view, Text t)
    {
        var forgotten = view.Check?.Sum;
        return
        [
            new(t["chasing.tile.forgotten"], forgotten?.ToString(t.Culture) ?? "–", null, t["chasing.tile.forgotten-note"], "#checks", forgotten switch { null => "warn", 0 => "good", _ => "bad" }),
            new(t["chasing.tile.sweep"], view.SweptAt is { } at ? t.Date.Time(at) : "–", null, Sweep(view, t), "#jobs", view.IsSwept ? "" : "bad"),
            new(t["chasing.tile.unsent"], view.UnsentMinutes.ToString(t.Culture), t["chasing.tile.minutes"], t["chasing.tile.unsent-note", view.MaxUnsentMinutes], "#mail", view.UnsentMinutes > view.MaxUnsentMinutes ? "bad" : ""),
            new(t["chasing.tile.failed"], view.Failed.ToString(t.Culture), null, t["chasing.tile.failed-note"], "#mail", view.Failed > 0 ? "bad" : ""),
            new(t["chasing.tile.calendar"], view.MissingYears.Count == 0 ? t["chasing.tile.complete"] : string.Join(' ', view.MissingYears.Select(one => one.Year)), null, t[view.MissingYears.Count == 0 ? "chasing.tile.calendar-known" : "chasing.tile.calendar-missing"], "#calendar", view.MissingYears.Count > 0 ? "warn" : ""),
        ];
    }

    private static string Sweep(ChasingView view, Text t) =>
        view.SweptFor is not { } day ? t["chasing.tile.sweep-never"] : t[view.IsSwept ? "chasing.tile.sweep-of" : "chasing.tile.sweep-missed", day];
}
