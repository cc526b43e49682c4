using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Account;

/// <summary>Ends the session, by a form only: a link that somebody else planted must not sign people out.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SignOutModel : AppPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new SignOut(), cancellationToken);
        return LocalRedirect(AccountLinks.SignIn);
    }
}
