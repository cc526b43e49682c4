using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Cases;

/// <summary>The cases that the reader may see. Every filter is in the address.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ListCasesModel : AppPage
{
    private static readonly string[] Named = ["open", "paused", "closed", "all"];

    /// <summary>"open", "paused", "closed", "all"; empty for what is not closed.</summary>
    [BindProperty(SupportsGet = true)]
    public string Status { get; set; } = "";

    /// <summary>A bureau.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    /// <summary>A lead caseworker.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Lead { get; set; }

    /// <summary>Words.</summary>
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Before { get; set; } = "";

    /// <summary>The page of the list.</summary>
    public CaseList View { get; private set; } = null!;

    /// <summary>Whether anything is filtered.</summary>
    public bool Filtered => Status.Length > 0 || Bureau is not null || Lead is not null || Q.Trim().Length > 0;

    /// <summary>Whether the reader may open a case.</summary>
    public bool CanOpen => User.IsInRole("Caseworker") || User.IsInRole("Manager");

    public IEnumerable<SelectListItem> Statuses => Named.Select(one => new SelectListItem(T[$"cases.list.status.{one}"], one));

    public IEnumerable<SelectListItem> Bureaux => View.Team.Select(one => (one.BureauId, one.Bureau)).Distinct().Select(one => new SelectListItem(one.Bureau, one.BureauId.ToString()));

    public IEnumerable<SelectListItem> Leads => View.Team.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        CaseStatus? status = Enum.TryParse<CaseStatus>(Status, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        View = await Send(new ListCases(
            status, Status == "all", Bureau is { } bureau ? new BureauId(bureau) : null, Lead is { } lead ? new PersonId(lead) : null, Q, After, Before), cancellationToken);
    }
}
