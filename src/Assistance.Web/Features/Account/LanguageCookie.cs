using System.Globalization;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Account;

/// <summary>The language that this browser reads, for a year.</summary>
internal static class LanguageCookie
{
    public static void Set(HttpContext context, CultureInfo language)
    {
        var cookie = new CookieBuilder { MaxAge = TimeSpan.FromDays(365) };
        SecureCookies.Harden(cookie, ReaderCulture.Cookie, context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Https);
        context.Response.Cookies.Append(cookie.Name!, language.Name, cookie.Build(context));
    }
}
