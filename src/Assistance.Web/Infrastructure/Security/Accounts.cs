using System.Security.Claims;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>What follows after name and password were right.</summary>
public enum SignInStep
{
    /// <summary>The person is signed in.</summary>
    Done = 1,

    /// <summary>A code of the authenticator app is asked for.</summary>
    Code = 2,
}

/// <summary>
/// Opens and ends sessions. An unknown name is answered as a wrong password is: the same words, the same work, the same lock-out. Instants
/// are the product's clock's, so that tests can move it; the manager of ASP.NET Core Identity reads the machine's.
/// </summary>
public sealed partial class Accounts(
    UserManager<Account> users, SignInManager<Account> signIn, AssistanceDb db, Credentials credentials, SecondStep secondStep, Clock clock, UnknownNames unknown, IHttpContextAccessor http, IHostEnvironment environment, ILogger<Accounts> logger)
{
    /// <summary>Wrong passwords or codes in a row before the account rests.</summary>
    public const int TriesAllowed = 5;

    /// <summary>How long it rests then.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>Checks name and password and begins the session, or asks for the second step.</summary>
    /// <exception cref="BrokenRuleException">Wrong, resting, or disabled; nobody is signed in.</exception>
    public async Task<SignInStep> SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = await users.FindByNameAsync(name.Trim());
        RequireAwake(account is null ? unknown.RestsUntil(name, clock.Now) : account.LockoutEnd?.UtcDateTime);
        if (account?.PasswordHash is null)
        {
            // the same work as for a known name, so that the time tells nothing
            users.PasswordHasher.HashPassword(new Account(), password);
            await (account is null ? Task.CompletedTask : CountFailureAsync(account, cancellationToken));
            unknown.Failed(name, clock.Now);
            LogUnknown(logger, Address);
            throw Wrong();
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await CountFailureAsync(account, cancellationToken);
            throw Wrong();
        }

        await RequireActiveAsync(account.PersonId, cancellationToken);
        RequireNoDemoInProduction(account);
        if (account.TwoFactorEnabled)
        {
            await BeginSecondStepAsync(account);
            return SignInStep.Code;
        }

        await BeginAsync(account, cancellationToken);
        return SignInStep.Done;
    }

    /// <summary>The second step: a code of the authenticator app, or one of the recovery codes, each of which works once.</summary>
    /// <exception cref="BrokenRuleException">Wrong, resting, disabled, or the first step is too long ago.</exception>
    public async Task SignInByCodeAsync(string code, CancellationToken cancellationToken)
    {
        var account = await signIn.GetTwoFactorAuthenticationUserAsync() ?? throw new BrokenRuleException("account.rule.first-step-again");
        RequireAwake(account.LockoutEnd?.UtcDateTime);
        if (!await secondStep.HoldsAsync(account, code))
        {
            await CountFailureAsync(account, cancellationToken);
            throw new BrokenRuleException("account.rule.wrong-code") { Field = "Code" };
        }

        await RequireActiveAsync(account.PersonId, cancellationToken);
        await BeginAsync(account, cancellationToken);
    }

    /// <summary>Whether the first step was done just now in this browser.</summary>
    public async Task<bool> AwaitsCodeAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Begins a session of a demo account; there is no password to ask for.</summary>
    public async Task SignInDemoAsync(PersonId person, CancellationToken cancellationToken)
    {
        var account = await users.Users.SingleOrDefaultAsync(row => row.PersonId == person && row.IsDemo, cancellationToken) ?? throw new Pipeline.NotFoundException();
        await RequireActiveAsync(person, cancellationToken);
        RequireNoDemoInProduction(account);
        await BeginAsync(account, cancellationToken);
    }

    /// <summary>Ends the session of this browser, wherever else its cookie may have got to.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        if (Guid.TryParse(http.HttpContext!.User.FindFirstValue(Sessions.SessionClaim), out var session)
            && Guid.TryParse(http.HttpContext.User.FindFirstValue(Sessions.PersonClaim), out var person))
        {
            await EndAsync(new PersonId(person), session, cancellationToken);
        }

        await signIn.SignOutAsync();
    }

    /// <summary>Ends one session of a person.</summary>
    public async Task EndAsync(PersonId person, Guid session, CancellationToken cancellationToken)
    {
        if (await db.OpenSessions.Where(row => row.Id == session && row.PersonId == person).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            db.Note(new(nameof(Account), person.Value.ToString(), "SignedOut"));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static BrokenRuleException Wrong() => new("account.rule.wrong") { Field = "Password" };

    // the password of demo accounts is known to all: a folder that held a demo opens nothing once it is used in earnest
    private void RequireNoDemoInProduction(Account account) => Rule.Require(!account.IsDemo || !environment.IsProduction(), "account.rule.demo");

    private void RequireAwake(DateTime? restsUntil)
    {
        if (restsUntil > clock.Now)
        {
            throw new BrokenRuleException("account.rule.resting", DateTime.SpecifyKind(restsUntil.Value, DateTimeKind.Utc));
        }
    }

    private async Task RequireActiveAsync(PersonId person, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        Rule.Require(await db.People.AnyAsync(row => row.Id == person && row.IsActive, cancellationToken), "account.rule.disabled");
    }

    private async Task BeginAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.AccessFailedCount > 0 || account.LockoutEnd is not null)
        {
            await db.Accounts.Where(row => row.Id == account.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null), cancellationToken);
        }

        var name = await db.People.Where(row => row.Id == account.PersonId).Select(row => row.Name).FirstAsync(cancellationToken);
        db.Note(new(nameof(Account), account.PersonId.Value.ToString(), "SignedIn", By: new PersonRef(account.PersonId, name)));
        await signIn.SignInAsync(account, isPersistent: false);
        await http.HttpContext!.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        LogSignedIn(logger, account.Id, account.TwoFactorEnabled, Address);
    }

    private async Task BeginSecondStepAsync(Account account)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Id.ToString()));
        await http.HttpContext!.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    private async Task CountFailureAsync(Account account, CancellationToken cancellationToken) =>
        LogRefused(logger, account.Id, Address, await credentials.CountFailureAsync(account, cancellationToken));

    private System.Net.IPAddress? Address => http.HttpContext?.Connection.RemoteIpAddress;

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} signed in from {Address}, with a second step: {SecondStep}")]
    private static partial void LogSignedIn(ILogger logger, Guid account, bool secondStep, System.Net.IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Account}: wrong password or code from {Address}; rests now: {Rests}")]
    private static partial void LogRefused(ILogger logger, Guid account, System.Net.IPAddress? address, bool rests);

    // never the name: people type their password into the wrong field
    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in from {Address} with a name that no account has, or that has no password yet")]
    private static partial void LogUnknown(ILogger logger, System.Net.IPAddress? address);
}
