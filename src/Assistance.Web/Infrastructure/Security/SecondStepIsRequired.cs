using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>How people must sign in: the section "SignIn" of the settings.</summary>
public sealed class SignInOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SignIn";

    /// <summary>Whether everybody has to use an authenticator app. Who has none yet can do nothing but set one up.</summary>
    public bool RequireSecondStep { get; set; }
}

/// <summary>Leads people without an authenticator app to the page that sets one up, where the operator demands one.</summary>
public static class SecondStepIsRequired
{
    /// <summary>Claim of sessions that began with a code, or in whose course the app was turned on.</summary>
    public const string Claim = "second-step";

    /// <summary>Where an app is set up.</summary>
    public const string Page = "/account/authenticator";

    private static readonly string[] reachable = [Page, "/account/sign-out"];

    /// <summary>Stands behind the authorization: only those who are signed in come here with a page that is not open to all.</summary>
    public static WebApplication UseSecondStepWhereRequired(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.RequireSecondStep)
        {
            app.Use((context, next) =>
            {
                if (context.User.Identity?.IsAuthenticated != true || context.User.HasClaim(claim => claim.Type == Claim)
                    || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || reachable.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
                {
                    return next(context);
                }

                context.Response.Redirect(Page);
                return Task.CompletedTask;
            });
        }

        return app;
    }
}
