using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Admin;

/// <summary>One bureau: its name and its head.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class EditBureauModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Bureau { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public Guid? Head { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    /// <summary>What is shown.</summary>
    public BureauView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Managers => View.Managers.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetBureau(new BureauId(Bureau)), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (Name, Head, RowVersion) = (View.Name, View.Head, View.RowVersion);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangeBureau(new BureauId(Bureau), Name, Head, RowVersion), cancellationToken);
        return Succeed(AdminLinks.Bureaux, "admin.saved");
    }
}
