using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>Everything that happened in a case.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ListTimelineModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>"chasing" for what the chasing did only.</summary>
    [BindProperty(SupportsGet = true)]
    public string Only { get; set; } = "";

    /// <summary>Key of the last line of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>The page of the history.</summary>
    public TimelineView View { get; private set; } = null!;

    /// <summary>Whether only what the chasing did is shown.</summary>
    public bool ChasingOnly => Only == "chasing";

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        View = await Send(new ListTimeline(Reference, ChasingOnly, After), cancellationToken);
    }
}
