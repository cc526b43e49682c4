using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Features.Account;

/// <summary>For people who have forgotten their password.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class AskForLinkModel : AppPage
{
    [BindProperty]
    public string UserName { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AskForLink(UserName), cancellationToken);
        return Succeed(AccountLinks.SignIn, "account.forgot.done");
    }
}
