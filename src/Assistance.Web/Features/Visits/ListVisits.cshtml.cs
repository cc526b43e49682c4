using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Visits of the reader's cases.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ListVisitsModel : AppPage
{
    /// <summary>"held", or anything else for what is planned.</summary>
    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    /// <summary>"all" for the whole bureau, or anything else for the reader's own cases.</summary>
    [BindProperty(SupportsGet = true)]
    public string Whose { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public VisitList View { get; private set; } = null!;

    /// <summary>Whether those that took place are shown.</summary>
    public bool Held => Show == "held";

    /// <summary>Whether a choice between the own cases and all makes sense.</summary>
    public bool CanChoose => User.IsInRole(nameof(Role.Caseworker)) || User.IsInRole(nameof(Role.Manager));

    /// <summary>Whether only the reader's own cases are shown.</summary>
    public bool Mine => User.IsInRole(nameof(Role.Caseworker)) && Whose != "all" || CanChoose && Whose == "mine";

    /// <summary>This list with another choice.</summary>
    public string Address(bool held, bool mine) => $"{VisitsLinks.List}?show={(held ? "held" : "planned")}&whose={(mine ? "mine" : "all")}";

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListVisits(Held, Mine, After), cancellationToken);
}
