using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Account;

/// <summary>The language switch of the top bar. The choice holds for a year in this browser.</summary>
[AllowAnonymous]
public sealed class ChooseLanguageModel(IOptions<SiteOptions> site) : AppPage
{
    /// <summary>zh-CN or en.</summary>
    [BindProperty]
    public string Language { get; set; } = "";

    /// <summary>Where the reader was.</summary>
    [BindProperty]
    public string ReturnUrl { get; set; } = "/";

    /// <summary>There is nothing to see here.</summary>
    public override Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IActionResult>(LocalRedirect("/"));

    public IActionResult OnPost()
    {
        if (Languages.Find(Language) is { } language)
        {
            var cookie = new CookieBuilder { MaxAge = TimeSpan.FromDays(365) };
            SecureCookies.Harden(cookie, ReaderCulture.Cookie, site.Value.Https);
            Response.Cookies.Append(cookie.Name!, language.Name, cookie.Build(HttpContext));
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
