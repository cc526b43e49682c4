using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Account;

/// <summary>The language switch of the top bar. The choice holds for a year in this browser.</summary>
[AllowAnonymous]
public sealed class ChooseLanguageModel : AppPage
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
            LanguageCookie.Set(HttpContext, language);
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
