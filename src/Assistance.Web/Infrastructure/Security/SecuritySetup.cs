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
        services.AddScoped<SecondStep>();
        services.AddSingleton<EasyPasswords>();
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section);
        services.AddOptions<PasswordOptions>().BindConfiguration(PasswordOptions.Section)
            .Validate(o => o.RefusedList.Length == 0 || File.Exists(o.RefusedList), "Passwords:RefusedList names no file.").ValidateOnStart();
        // some tenths of a second for one guess; what was hashed with fewer rounds is hashed anew at the next sign-in
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddScoped<AccountMail>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<SealCertificates>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<Sessions>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = Credentials.ShortestPassword;
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
            options.ExpireTimeSpan = Sessions.Idle;
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
        return app.UseSecondStepWhereRequired();
    }
}
