using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Features.Account;

/// <summary>Where invitations and links for a forgotten password lead.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SetPasswordModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string Again { get; set; } = "";

    /// <summary>Whose link it is; null when it does not hold (any more).</summary>
    public PasswordLinkView? View { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            View = await Send(new GetPasswordLink(Token), cancellationToken);
        }
        catch (NotFoundException)
        {
            // the page says what to do with a link that does not hold; it says nothing about whose it was
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new SetPassword(Token, Password, Again), cancellationToken);
        return Succeed(AccountLinks.SignIn, "account.set-password.done");
    }
}
