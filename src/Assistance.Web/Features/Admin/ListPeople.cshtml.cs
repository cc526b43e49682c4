using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Admin;

/// <summary>Everybody whom records name, with or without an account.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListPeopleModel : AppPage
{
    /// <summary>Words.</summary>
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Role { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Before { get; set; } = "";

    /// <summary>The page of the list.</summary>
    public PeopleList View { get; private set; } = null!;

    /// <summary>Whether anything is filtered.</summary>
    public bool Filtered => Role.Length > 0 || Bureau is not null || Q.Trim().Length > 0;

    public IEnumerable<SelectListItem> Roles => T.Items<Role>("people");

    public IEnumerable<SelectListItem> Bureaux => View.Bureaux.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Role? role = Enum.TryParse<Role>(Role, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        View = await Send(new ListPeople(Q, role, Bureau is { } bureau ? new BureauId(bureau) : null, After, Before), cancellationToken);
    }
}
