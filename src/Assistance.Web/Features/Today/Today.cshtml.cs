using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Features.Visits;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Features.Today;

/// <summary>Today: what waits for me.</summary>
[Authorize(Policy = Policies.CommitmentActor)]
public sealed class TodayModel : AppPage
{
    /// <summary>What the page shows.</summary>
    public TodayView View { get; private set; } = null!;

    /// <summary>The bar of counts; each opens exactly its rows on this page.</summary>
    public IReadOnlyList<CountTile> Counts { get; private set; } = [];

    /// <summary>The lists that are empty today, with the address of the whole list: one line each, so that what hurts stands out.</summary>
    public IReadOnlyList<(string Key, string? Url)> Quiet { get; private set; } = [];

    /// <summary>Whether the reader is of the regulator's side and records visits and cases.</summary>
    public bool IsRegulator => View.Role is Role.Caseworker or Role.Manager;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new ViewToday(), cancellationToken);
        Counts =
        [
            .. View.Sections.Where(section => section.Key is not "mine-coming").Take(4).Select(Tile),
            new CountTile(
                T["today.waiting"], View.Waiting.Count, Note(View.Waiting.Count(item => item.DaysOver > 0), View.Waiting.Select(item => item.Due)), "#waiting",
                View.Waiting.Any(item => item.DaysOver > 0) ? "warn" : "", View.WaitingCapped),
        ];
        Quiet =
        [
            .. View.Sections.Where(section => section.Rows.Count == 0 && section.Key is not "mine-coming").Select(section => (section.Key, (string?)section.MoreUrl)),
            .. View.Waiting.Count == 0 ? [("waiting", null)] : Array.Empty<(string, string?)>(),
            .. View.Visits.Count == 0 && View.Role != Role.Expert ? [("visits", (string?)VisitsLinks.List)] : Array.Empty<(string, string?)>(),
        ];
    }

    /// <summary>The rows of a list for its table.</summary>
    public CommitmentRows Rows(TodaySection section) => new(section.Rows, T[$"today.{section.Key}"], ShowSide: section.Key == "to-answer", ShowEnterprise: View.Role != Role.EnterpriseContact);

    /// <summary>What is wrong with the chasing, in words.</summary>
    public IReadOnlyList<string> ChasingFaults(ChasingHealth health) =>
    [
        .. health.IsSwept ? [] : new[] { health.SweptFor is { } day ? T["today.chasing.not-swept", day] : T["today.chasing.never-swept"] },
        .. health.Forgotten is > 0 ? new[] { T["today.chasing.forgotten", health.Forgotten] } : health.Forgotten is null ? [T["today.chasing.unproven"]] : [],
        .. !health.IsSent ? new[] { T["today.chasing.unsent", health.UnsentMinutes] } : [],
    ];

    private CountTile Tile(TodaySection section)
    {
        var late = section.Rows.Count(row => row.IsPast);
        var note = section.Tone == "bad" && late > 0
            ? T["today.longest", section.Rows.Max(row => row.Days)]
            : Note(late, section.Rows.Select(row => row.Standing.ActBy).OfType<DateOnly>());
        return new(T[$"today.{section.Key}"], section.Rows.Count, note, "#" + section.Key, late > 0 ? "bad" : "", section.Capped);
    }

    // what is late comes first: the nearest date alone would hide it
    private string Note(int late, IEnumerable<DateOnly> dates) => late > 0
        ? T["today.late", late]
        : dates.Where(date => date >= Today).OrderBy(date => date).Select(date => T["today.nearest", date]).FirstOrDefault() ?? T["today.none"];
}
