using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Features.Account;

/// <summary>Sets the authenticator app up, or turns it off.</summary>
[Authorize(Policy = Policies.SignedIn)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class AuthenticatorModel : AppPage
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>What is shown.</summary>
    public AuthenticatorView View { get; private set; } = null!;

    /// <summary>The recovery codes, just made; shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetAuthenticator(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // shown in the answer itself: nothing may keep these codes, not even the message cookie
        Codes = await Send(new TurnOnAuthenticator(Code, Password), cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellationToken)
    {
        await Send(new TurnOffAuthenticator(Password), cancellationToken);
        return Succeed(AccountLinks.Mine, "account.authenticator.off-done");
    }
}
