using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Account;

/// <summary>Leads everybody to the first place of their navigation.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class StartModel(Navigation navigation) : AppPage
{
    public override Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IActionResult>(LocalRedirect(navigation.For(HttpContext).Items is [var first, ..] ? first.Url : AccountLinks.Mine));
}
