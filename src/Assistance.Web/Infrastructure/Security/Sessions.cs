using System.Security.Claims;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Looks at every request with a session cookie: whether the person may still act and the session is not over (signed out, password changed,
/// role changed). One statement; it also says who asks. What somebody may not open answers as if it did not exist.
/// </summary>
public sealed class Sessions(ILogger<Sessions> logger) : CookieAuthenticationEvents
{
    /// <summary>Claim with the identifier of the person.</summary>
    public const string PersonClaim = "person";

    /// <summary>Claim with the security stamp that the session began with.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Claim with the identifier of the session, which ends with the sign-out wherever else its cookie may be.</summary>
    public const string SessionClaim = "session";

    /// <summary>How long a session lives without a request: a working day, so that nobody signs in twice in one.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(10);

    /// <summary>How long a session lives at most, however busy it is; whoever took a cookie has it no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Item of the request: when the session began that the new one goes on with, UTC.</summary>
    public const string Begun = "session.begun";

    /// <summary>Where people sign in.</summary>
    public const string SignInPath = "/account/sign-in";

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var services = http.RequestServices;
        Guid? session = Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var open) ? open : null;
        var clock = services.GetRequiredService<Clock>();
        var person = Guid.TryParse(context.Principal?.FindFirstValue(PersonClaim), out var id)
            ? await services.GetRequiredService<AssistanceDb>().SignedInAsync(new PersonId(id), clock.Today, http.RequestAborted, session, clock.Now - Longest)
            : null;
        if (person is null || !person.IsActive || !person.HasSession || person.SecurityStamp != context.Principal!.FindFirstValue(StampClaim))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        services.GetRequiredService<CurrentUser>().Become(person, session);
    }

    /// <summary>A form that was sent after the session had ended is not led away: the error page keeps what was typed.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            return base.RedirectToLogin(context);
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // the page as it is mapped, never what was typed into the address
        var http = context.HttpContext;
        logger.LogWarning("{Page} is closed to person {Person}", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, http.User.FindFirstValue(PersonClaim));
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Puts into the session what every page needs of the person.</summary>
public sealed class SessionClaims(AssistanceDb db, Clock clock, IHttpContextAccessor http) : IUserClaimsPrincipalFactory<Account>
{
    /// <inheritdoc/>
    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var session = await BeginAsync(user.PersonId);
        db.View(Assistance.Data.Viewing.Viewer.System);
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == user.PersonId);
        var organisation = person switch
        {
            { BureauId: { } bureau } => await db.Bureaux.Where(row => row.Id == bureau).Select(row => row.Name).FirstOrDefaultAsync(),
            { EnterpriseId: { } enterprise } => await db.Enterprises.Where(row => row.Id == enterprise).Select(row => row.Name).FirstOrDefaultAsync(),
            _ => null,
        };
        db.View(Assistance.Data.Viewing.Viewer.Nobody);
        return new ClaimsPrincipal(new ClaimsIdentity(Claims(user, person, organisation, session), IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role));
    }

    private async Task<Guid> BeginAsync(PersonId person)
    {
        var browser = http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        var begun = http.HttpContext?.Items[Sessions.Begun] as DateTime? ?? clock.Now;
        var session = new OpenSession { Id = Guid.CreateVersion7(), PersonId = person, BegunAt = begun, Browser = browser.Length > 200 ? browser[..200] : browser };
        db.Add(session);
        await db.SaveChangesAsync();
        var over = clock.Now - Sessions.Longest;
        await db.OpenSessions.Where(row => row.PersonId == person && row.BegunAt < over).ExecuteDeleteAsync();
        return session.Id;
    }

    private static IEnumerable<Claim> Claims(Account account, Person person, string? organisation, Guid session)
    {
        yield return new(ClaimTypes.NameIdentifier, account.Id.ToString());
        yield return new(Sessions.PersonClaim, person.Id.ToString());
        yield return new(Sessions.SessionClaim, session.ToString());
        yield return new(Sessions.StampClaim, account.SecurityStamp ?? "");
        if (account.TwoFactorEnabled)
        {
            yield return new(SecondStepIsRequired.Claim, "");
        }

        yield return new(ClaimTypes.Name, person.Name);
        yield return new(ClaimTypes.Role, person.Role.ToString());
        yield return new(ReaderCulture.Claim, person.Language);
        if (organisation is not null)
        {
            yield return new("organisation", organisation);
        }
    }
}
