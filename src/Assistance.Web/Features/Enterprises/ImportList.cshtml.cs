using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Hands in a list of enterprises, to be looked at before it counts.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ImportListModel : AppPage
{
    /// <summary>The list.</summary>
    [BindProperty]
    public HeldFiles Upload { get; set; } = HeldFiles.None;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        LocalRedirect(EnterprisesLinks.CheckList(await Send(new ChooseList(Upload.Ids), cancellationToken)));
}
