using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Admin;

/// <summary>The bureaux of the installation, and a form to open another.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListBureauxModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Division { get; set; } = "";

    /// <summary>The page of the list.</summary>
    public BureauList View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListBureaux(After), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var bureau = await Send(new OpenBureau(Name, Division), cancellationToken);
        return Succeed(AdminLinks.Bureau(bureau), "admin.bureau.opened", Name.Trim());
    }
}
