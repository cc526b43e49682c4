using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Localization;

namespace Assistance.Web.Infrastructure.Localization;

/// <summary>
/// The language of a request: the cookie that the language switch sets, else the language of the signed-in person, else the first language
/// of the browser that the product speaks, else Chinese.
/// </summary>
public sealed class ReaderCulture : RequestCultureProvider
{
    /// <summary>Claim that holds the language of a person: zh-CN or en.</summary>
    public const string Claim = "lang";

    /// <summary>Name of the cookie, before the prefix that https adds.</summary>
    public const string Cookie = "assistance.lang";

    /// <inheritdoc/>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = Languages.Find(httpContext.Request.Cookies[SecureCookies.Name(Cookie, httpContext.RequestServices)])
            ?? Languages.Find(httpContext.User.FindFirst(Claim)?.Value)
            ?? FromBrowser(httpContext)
            ?? Languages.Chinese;
        return Task.FromResult<ProviderCultureResult?>(new(language.Name));
    }

    private static System.Globalization.CultureInfo? FromBrowser(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Languages.Find(l.Value.Value))
            .FirstOrDefault(l => l is not null);
}
