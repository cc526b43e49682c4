using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Names and flags of our cookies. Over https a name starts with <c>__Host-</c>, so that the browser binds the cookie to this host, to
/// the whole site and to secure connections; plain http (a desktop trial) cannot have that.
/// </summary>
public static class SecureCookies
{
    /// <summary>The name under which the cookie travels.</summary>
    public static string Name(string name, bool https) => https ? "__Host-" + name : name;

    /// <summary>The name under which the cookie travels in this installation.</summary>
    public static string Name(string name, IServiceProvider services) =>
        Name(name, services.GetRequiredService<IOptions<SiteOptions>>().Value.Https);

    /// <summary>Sets name and flags: http-only, same site, and secure where the installation is reached by https.</summary>
    public static void Harden(CookieBuilder cookie, string name, bool https)
    {
        cookie.Name = Name(name, https);
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
