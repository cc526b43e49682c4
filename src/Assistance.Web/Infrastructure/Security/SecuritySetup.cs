using Assistance.Data;
using Assistance.Data.Records;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>Who may come in: accounts, sessions and policies.</summary>
public static class SecuritySetup
{
    /// <summary>Registers sign-in by ASP.NET Core Identity, sessions by cookie, and the policies.</summary>
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CurrentUser>();
        services.AddScoped<Accounts>();
        services.AddScoped<Credentials>();
        services.AddScoped<OneUseLinks>();
        services.AddScoped<AccountMail>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<SealCertificates>();
        services.AddSingleton<Sessions>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                // names of accounts may be Chinese, or mail addresses
                options.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<AssistanceDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, SessionClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SiteOptions>>((options, site) =>
        {
            SecureCookies.Harden(options.Cookie, "assistance.session", site.Value.Https);
            options.EventsType = typeof(Sessions);
            options.LoginPath = Sessions.SignInPath;
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<IOptions<SiteOptions>>((options, site) =>
            SecureCookies.Harden(options.Cookie, "assistance.second-step", site.Value.Https));
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(SignInLimit.Add);
        return builder;
    }

    /// <summary>Finds out who asks, and whether the door is open to them.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }
}
