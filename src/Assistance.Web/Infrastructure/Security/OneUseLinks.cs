using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Records;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>What a link is for.</summary>
public enum LinkPurpose
{
    /// <summary>A new person sets the first password.</summary>
    Invitation = 1,

    /// <summary>Somebody has forgotten the password.</summary>
    Reset = 2,
}

/// <summary>
/// Links by which a person sets a password without knowing the last one. Nothing of them is stored: they are sealed with the installation's
/// keys, name the account and its security stamp, and expire. A password that was set changes the stamp, so a link works once.
/// </summary>
public sealed class OneUseLinks(IDataProtectionProvider protection, UserManager<Account> users, Clock clock)
{
    /// <summary>Path of the page that takes the links; the token follows.</summary>
    public const string Page = "/account/password/";

    /// <summary>How long an invitation holds.</summary>
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromHours(72);

    /// <summary>How long a link for a forgotten password holds.</summary>
    public static readonly TimeSpan ResetHolds = TimeSpan.FromHours(2);

    private const int Length = 16 + 8 + 1 + 32;

    private readonly IDataProtector protector = protection.CreateProtector("Assistance.OneUseLinks");

    /// <summary>The path of a new link for an account; the configured address of the site stands before it in mail.</summary>
    public string PathFor(Account account, LinkPurpose purpose)
    {
        var content = new byte[Length];
        account.Id.TryWriteBytes(content);
        var until = clock.Now + (purpose == LinkPurpose.Invitation ? InvitationHolds : ResetHolds);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(16), until.Ticks);
        content[24] = (byte)purpose;
        Stamp(account).CopyTo(content, 25);
        return Page + Base64Url.EncodeToString(protector.Protect(content));
    }

    /// <summary>The account and purpose of a link, or null when it is no link of ours, has expired or was used.</summary>
    public async Task<(Account Account, LinkPurpose Purpose)?> ReadAsync(string token)
    {
        if (token.Length > 1000 || !Base64Url.IsValid(token))
        {
            return null;
        }

        byte[] content;
        try
        {
            content = protector.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (CryptographicException)
        {
            return null;
        }

        if (content.Length != Length || BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(16)) < clock.Now.Ticks)
        {
            return null;
        }

        var account = await users.FindByIdAsync(new Guid(content.AsSpan(0, 16)).ToString());
        return account is not null && CryptographicOperations.FixedTimeEquals(Stamp(account), content.AsSpan(25))
            ? (account, (LinkPurpose)content[24])
            : null;
    }

    private static byte[] Stamp(Account account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp ?? ""));
}
