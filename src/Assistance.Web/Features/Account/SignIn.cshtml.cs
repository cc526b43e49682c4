using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Features.Account;

/// <summary>The sign-in page; in demo mode with everybody of the demo.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInModel : AppPage
{
    /// <summary>Where the reader wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>The people of the demo; empty unless the demo was loaded.</summary>
    public IReadOnlyList<DemoPerson> Demo { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Demo = await Send(new DemoPeople(), cancellationToken);

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect(Home) : await base.OnGetAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await Send(new SignIn(UserName, Password), cancellationToken) == SignInStep.Code
            ? RedirectToPage("/Account/SignInCode", new { returnUrl = ReturnUrl })
            : LocalRedirect(Home);

    public async Task<IActionResult> OnPostDemoAsync(Guid person, CancellationToken cancellationToken)
    {
        await Send(new SignInDemo(person), cancellationToken);
        return LocalRedirect(Home);
    }

    /// <summary>The icon of a role in the list.</summary>
    public static string Icon(Role role) => role switch
    {
        Role.Manager => "flag",
        Role.Expert => "chat",
        Role.EnterpriseContact => "ent",
        Role.Auditor => "ver",
        Role.Administrator => "heart",
        _ => "user",
    };

    private string Home => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : AccountLinks.Start;
}
