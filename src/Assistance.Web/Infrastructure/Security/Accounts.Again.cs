using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <content>Asking for the password again, before something that binds.</content>
public sealed partial class Accounts
{
    /// <summary>Checks the password of a person who is signed in. A wrong one counts towards the lock-out, as at the sign-in.</summary>
    /// <param name="key">Key of the sentence for a wrong password.</param>
    /// <exception cref="BrokenRuleException">Wrong, or the account rests.</exception>
    public async Task CheckAgainAsync(PersonId person, string password, string key, CancellationToken cancellationToken)
    {
        var account = await users.Users.SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken);
        RequireAwake(account?.LockoutEnd?.UtcDateTime);
        if (account?.PasswordHash is null || !await users.CheckPasswordAsync(account, password))
        {
            await (account is null ? Task.CompletedTask : CountFailureAsync(account, cancellationToken));
            throw new BrokenRuleException(key) { Field = "Password" };
        }
    }
}
