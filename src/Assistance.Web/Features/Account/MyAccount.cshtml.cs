using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Account;

/// <summary>My account: who I am here, how I am reached, and the ways in and out.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MyAccountModel : AppPage
{
    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    [BindProperty]
    public string Language { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public int RowVersion { get; set; }

    /// <summary>What is shown.</summary>
    public MyAccountView View { get; private set; } = null!;

    /// <summary>Both languages, each in its own word.</summary>
    public IReadOnlyList<SelectListItem> Languages => [.. Infrastructure.Localization.Languages.All.Select(one => new SelectListItem(T.In(one)["shared.language"], one.Name))];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetMyAccount(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (Email, Phone, Language, RowVersion) = (View.Email ?? "", View.Phone ?? "", View.Language, View.RowVersion);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangeMyDetails(Email, Phone, Language, Password, RowVersion), cancellationToken);
        var language = Infrastructure.Localization.Languages.Find(Language)!;
        LanguageCookie.Set(HttpContext, language);
        System.Globalization.CultureInfo.CurrentUICulture = language;
        return Succeed(AccountLinks.Mine, "account.mine.saved");
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid session, CancellationToken cancellationToken)
    {
        await Send(new EndSession(session), cancellationToken);
        return Succeed(AccountLinks.Mine, "account.sessions.ended");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancellationToken)
    {
        await Send(new SignOutEverywhere(), cancellationToken);
        return Succeed(AccountLinks.SignIn, "account.signed-out-everywhere");
    }
}
