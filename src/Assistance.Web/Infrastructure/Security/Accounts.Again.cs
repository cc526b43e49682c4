using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <content>Asking again who it is, before something that binds.</content>
public sealed partial class Accounts
{
    /// <summary>Whether the account of a person asks for a code besides the password.</summary>
    public Task<bool> AsksForCodeAsync(PersonId person, CancellationToken cancellationToken) =>
        users.Users.AnyAsync(row => row.PersonId == person && row.TwoFactorEnabled, cancellationToken);

    /// <summary>
    /// Checks the password of a person who is signed in and, where the account has a second step, a code. A wrong one counts towards the lock-out,
    /// as at the sign-in. A code is used up by it, and only when the password was right. Ask before anything is changed: it saves.
    /// </summary>
    /// <returns>Whether a code was asked for.</returns>
    /// <exception cref="BrokenRuleException">Wrong, or the account rests.</exception>
    public async Task<bool> CheckAgainAsync(PersonId person, string password, string code, CancellationToken cancellationToken)
    {
        var account = await users.Users.SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken);
        RequireAwake(account?.LockoutEnd?.UtcDateTime);
        if (account?.PasswordHash is null || !await users.CheckPasswordAsync(account, password))
        {
            await (account is null ? Task.CompletedTask : CountFailureAsync(account, cancellationToken));
            throw new BrokenRuleException("account.rule.wrong-password") { Field = "Password" };
        }

        if (!account.TwoFactorEnabled)
        {
            return false;
        }

        Rule.RequireFor("Code", !string.IsNullOrWhiteSpace(code), "account.rule.code-needed");
        if (!await secondStep.HoldsAsync(account, code))
        {
            await CountFailureAsync(account, cancellationToken);
            throw new BrokenRuleException("account.rule.wrong-code") { Field = "Code" };
        }

        return true;
    }
}
