using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>A manager decides about the dates of a paused case; first it is shown what would move.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class DecideOnDatesModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Calendar days; 0 keeps the dates.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Whether it is ticked.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>What would move.</summary>
    public DatesOfPause Pause { get; private set; } = null!;

    /// <summary>Calendar days since the pause began.</summary>
    public int Lasted => Pause.PausedOn is { } since ? Today.DayNumber - since.DayNumber : 0;

    /// <summary>Whether what would move can be shown.</summary>
    public bool ShowsDecision => Pause.PausedOn is not null && Days is >= 0 and <= Domain.Cases.AssistanceCase.LongestMove;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Pause = await Send(new GetDatesOfPause(Reference), cancellationToken);
        Days ??= Lasted;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var moved = await Send(new DecideOnDates(Reference, Days, Reason, Sure), cancellationToken);
        return Days == 0
            ? Succeed(CasesLinks.Details(Reference), "cases.dates.kept")
            : Succeed(CasesLinks.Details(Reference), "cases.dates.moved", moved);
    }
}
