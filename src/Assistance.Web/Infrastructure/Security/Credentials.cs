using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Accounts with their passwords and authenticator apps. Whatever changes how somebody comes in changes the security stamp, which ends
/// every session of the account and every link that was sent for it.
/// </summary>
public sealed class Credentials(UserManager<Account> users, SignInManager<Account> signIn, AssistanceDb db, SecondStep secondStep, EasyPasswords easy, Clock clock)
{
    /// <summary>Shortest password, in characters.</summary>
    public const int ShortestPassword = 10;

    /// <summary>The setting that holds the hash of the one-time link for the first administrator.</summary>
    public const string SetUpSetting = "account.set-up";

    /// <summary>The account of a person.</summary>
    /// <exception cref="NotFoundException">The person has none.</exception>
    public async Task<Account> OfAsync(PersonId person, CancellationToken cancellationToken) =>
        await users.Users.SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken) ?? throw new NotFoundException();

    /// <summary>Adds an account without a password to the next save; its owner sets one by a link.</summary>
    /// <param name="userName">What the person types to sign in; unique.</param>
    /// <exception cref="BrokenRuleException">Somebody has that name.</exception>
    public async Task<Account> AddAsync(Person person, string userName, CancellationToken cancellationToken)
    {
        var name = Rule.Text("UserName", userName, "account.rule.user-name");
        var normal = users.NormalizeName(name);
        Rule.RequireFor("UserName", !await users.Users.AnyAsync(row => row.NormalizedUserName == normal, cancellationToken), "account.rule.user-name-taken", name);
        var account = new Account { Id = Guid.CreateVersion7(), PersonId = person.Id, UserName = name, NormalizedUserName = normal, SecurityStamp = NewStamp() };
        db.Add(account);
        return account;
    }

    /// <summary>Sets a password and ends every session.</summary>
    /// <exception cref="BrokenRuleException">The password is too easy to guess.</exception>
    public async Task SetPasswordAsync(Account account, string password)
    {
        var owner = await db.SignedInAsync(account.PersonId, clock.Today, CancellationToken.None);
        Put(account, password, owner?.Actor.Person.Name ?? "");
        await EndSessionsAsync(account);
    }

    /// <summary>Sets the password of an account that is saved afterwards.</summary>
    /// <exception cref="BrokenRuleException">The password is too easy to guess.</exception>
    /// <param name="name">Name of its owner, which must not be the password.</param>
    public void Put(Account account, string password, string name)
    {
        Rule.RequireFor("Password", password.Length >= ShortestPassword, "account.rule.password-short", ShortestPassword);
        Rule.RequireFor("Password", password.Distinct().Count() >= 5, "account.rule.password-simple");
        Rule.RequireFor("Password", account.UserName is not { Length: > 3 } known || !password.Contains(known, StringComparison.OrdinalIgnoreCase), "account.rule.password-name");
        Rule.RequireFor("Password", !easy.IsEasy(password, account.UserName ?? "", name), "account.rule.password-known");
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }

    /// <summary>Whether the password is that of the account.</summary>
    /// <param name="field">The input to refuse at.</param>
    /// <exception cref="BrokenRuleException">It is not, or the account rests.</exception>
    public async Task RequirePasswordAsync(Account account, string password, string field, CancellationToken cancellationToken)
    {
        if (account.LockoutEnd?.UtcDateTime > clock.Now)
        {
            throw new BrokenRuleException("account.rule.resting", DateTime.SpecifyKind(account.LockoutEnd.Value.UtcDateTime, DateTimeKind.Utc));
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await CountFailureAsync(account, cancellationToken);
            throw new BrokenRuleException("account.rule.wrong-password") { Field = field };
        }
    }

    /// <summary>Counts a wrong password or code; the last one allowed lets the account rest.</summary>
    /// <returns>Whether it rests now.</returns>
    public async Task<bool> CountFailureAsync(Account account, CancellationToken cancellationToken)
    {
        // counted in the database itself: guesses sent side by side must all count
        var until = new DateTimeOffset(clock.Now + Accounts.Rest);
        await db.Accounts.Where(row => row.Id == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount + 1), cancellationToken);
        var rests = await db.Accounts.Where(row => row.Id == account.Id && row.AccessFailedCount >= Accounts.TriesAllowed).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, until), cancellationToken) > 0;
        db.Note(new(nameof(Account), account.PersonId.Value.ToString(), rests ? "Resting" : "SignInFailed", new Dictionary<string, object?[]> { ["UserName"] = [null, account.UserName] }));
        await db.SaveChangesAsync(cancellationToken);
        return rests;
    }

    /// <summary>Ends every session of the account, and every link that was sent for it.</summary>
    public async Task EndSessionsAsync(Account account)
    {
        account.SecurityStamp = NewStamp();
        await SaveAsync(account);
        var person = account.PersonId;
        await db.OpenSessions.Where(row => row.PersonId == person).ExecuteDeleteAsync();
    }

    /// <summary>Begins a new session of this browser in place of the one it has.</summary>
    /// <param name="goesOn">Whether it lives no longer than the one before would have: nobody proved anew who they are.</param>
    public async Task BeginAnewAsync(Account account, bool goesOn = false)
    {
        if (Guid.TryParse(signIn.Context.User.FindFirstValue(Sessions.SessionClaim), out var session))
        {
            if (goesOn)
            {
                signIn.Context.Items[Sessions.Begun] = await db.OpenSessions.Where(row => row.Id == session).Select(row => (DateTime?)row.BegunAt).FirstOrDefaultAsync();
            }

            await db.OpenSessions.Where(row => row.Id == session).ExecuteDeleteAsync();
        }

        await signIn.SignInAsync(account, isPersistent: false);
    }

    /// <summary>Turns the second step on, once a code proves that the app knows the key.</summary>
    /// <returns>The recovery codes, shown once.</returns>
    public async Task<IReadOnlyList<string>> TurnOnSecondStepAsync(Account account, string code)
    {
        var plain = string.Concat(code.Where(char.IsAsciiDigit));
        Rule.RequireFor("Code", await secondStep.HoldsAsync(account, plain), "account.rule.wrong-code");
        account.TwoFactorEnabled = true;
        await EndSessionsAsync(account);
        return await secondStep.NewRecoveryCodesAsync(account);
    }

    /// <summary>Turns the second step off and forgets the key.</summary>
    public async Task TurnOffSecondStepAsync(Account account)
    {
        account.TwoFactorEnabled = false;
        await secondStep.ForgetAsync(account);
        await EndSessionsAsync(account);
    }

    /// <summary>The hash under which the one-time set-up token is kept.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    private async Task SaveAsync(Account account)
    {
        var saved = await users.UpdateAsync(account);
        if (!saved.Succeeded)
        {
            throw new DbUpdateConcurrencyException(string.Join(' ', saved.Errors.Select(error => error.Code)));
        }
    }
}
