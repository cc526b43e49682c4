using Assistance.Domain.Visits;
using Assistance.Web.Features.Visits;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>The case page with its tabs. The agreement and the history have pages of their own.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ViewCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>What is shown; the overview when the address names nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string Tab { get; set; } = "";

    /// <summary>The tab that is shown.</summary>
    public string Shown => Tab.Length == 0 ? "overview" : Tab;

    /// <summary>The case.</summary>
    public CaseView View { get; private set; } = null!;

    /// <summary>The visit that is recorded next: the first one planned for the coming week or before, else one that nobody planned.</summary>
    public string VisitToRecord =>
        View.Facts.Visits.FirstOrDefault(visit => visit.State == VisitState.Planned && visit.PlannedOn <= Today.AddDays(7))?.Number ?? VisitsLinks.Unplanned;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ViewCase(Reference, Shown), cancellationToken);
}
