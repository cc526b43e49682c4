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
        // what was typed without a connection and has not been sent stays on no device that others use
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return LocalRedirect(AccountLinks.SignIn);
    }
}
