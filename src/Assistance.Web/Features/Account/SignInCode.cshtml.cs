using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Features.Account;

/// <summary>The second step of signing in, for accounts with an authenticator app.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInCodeModel : AppPage
{
    /// <summary>Where the reader wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string Code { get; set; } = "";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await Send(new AwaitsCode(), cancellationToken) ? Page() : LocalRedirect(AccountLinks.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new SignInCode(Code), cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : AccountLinks.Start);
    }
}
