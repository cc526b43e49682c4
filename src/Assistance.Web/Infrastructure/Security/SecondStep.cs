using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Assistance.Data.Records;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// The second step of signing in: six digits of an authenticator app (RFC 6238), or a recovery code. Each opens the door once. The app's key is
/// kept sealed with the installation's keys and recovery codes are kept hashed like passwords, so that a copy of the database opens nothing. The
/// reckoning is our own because that of ASP.NET Core Identity takes five codes at any moment, each as often as it is typed.
/// </summary>
public sealed class SecondStep(UserManager<Account> users, IPasswordHasher<Account> hasher, IDataProtectionProvider protection, Clock clock)
{
    private const string Provider = "assistance";
    private const string KeyName = "app-key";
    private const string LastName = "app-last";
    private const string CodesName = "recovery-codes";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    private readonly IDataProtector protector = protection.CreateProtector("Assistance.SecondStep");

    /// <summary>The key for an app, in Base32 letters; made when there is none.</summary>
    public async Task<string> KeyAsync(Account account)
    {
        if (await users.GetAuthenticationTokenAsync(account, Provider, KeyName) is { } known)
        {
            return protector.Unprotect(known);
        }

        var key = string.Concat(RandomNumberGenerator.GetBytes(32).Select(octet => Alphabet[octet & 31]));
        await users.SetAuthenticationTokenAsync(account, Provider, KeyName, protector.Protect(key));
        return key;
    }

    /// <summary>Whether this is a code that the account has now and has not used; it is used up by the question.</summary>
    public async Task<bool> HoldsAsync(Account account, string typed)
    {
        var plain = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length == 6 && plain.All(char.IsAsciiDigit) ? await IsOfAppAsync(account, plain) : await RedeemAsync(account, plain);
    }

    /// <summary>The six digits that an app with this key shows in a step of thirty seconds.</summary>
    /// <param name="step">Steps since 1970.</param>
    public static string CodeOf(string key, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: apps reckon with SHA-1, whose weakness (collisions) does not touch HMAC
        var hash = HMACSHA1.HashData(Octets(key), counter);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of an instant.</summary>
    public static long StepOf(DateTime utc) => (long)(utc - DateTime.UnixEpoch).TotalSeconds / Seconds;

    /// <summary>Ten new recovery codes in place of all others; only their hashes are kept.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Account account)
    {
        var codes = Enumerable.Range(0, 10).Select(_ => RandomNumberGenerator.GetString("23456789BCDFGHJKMNPQRTVWXY", 10)).ToList();
        await users.SetAuthenticationTokenAsync(account, Provider, CodesName, string.Join(';', codes.Select(code => hasher.HashPassword(account, code))));
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    /// <summary>How many recovery codes were not used yet.</summary>
    public async Task<int> RecoveryCodesLeftAsync(Account account) => (await HashesAsync(account)).Count;

    /// <summary>Forgets the key and the recovery codes.</summary>
    public async Task ForgetAsync(Account account)
    {
        foreach (var name in new[] { KeyName, LastName, CodesName })
        {
            await users.RemoveAuthenticationTokenAsync(account, Provider, name);
        }
    }

    // clocks of phones differ: the step before and the one after count too, but never one that is not later than the last one used
    private async Task<bool> IsOfAppAsync(Account account, string plain)
    {
        if (await users.GetAuthenticationTokenAsync(account, Provider, KeyName) is not { } known)
        {
            return false;
        }

        var key = protector.Unprotect(known);
        var now = StepOf(clock.Now);
        var last = long.TryParse(await users.GetAuthenticationTokenAsync(account, Provider, LastName), CultureInfo.InvariantCulture, out var used) ? used : 0;
        var step = Enumerable.Range(-1, 3).Select(away => now + away).FirstOrDefault(one => one > last && Same(CodeOf(key, one), plain));
        // of two that type the same code at once, the second finds the account changed
        return step > 0 && (await users.SetAuthenticationTokenAsync(account, Provider, LastName, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }

    private async Task<bool> RedeemAsync(Account account, string plain)
    {
        var hashes = await HashesAsync(account);
        var found = plain.Length == 10 ? hashes.FirstOrDefault(hash => hasher.VerifyHashedPassword(account, hash, plain) != PasswordVerificationResult.Failed) : null;
        return found is not null && (await users.SetAuthenticationTokenAsync(account, Provider, CodesName, string.Join(';', hashes.Where(hash => hash != found)))).Succeeded;
    }

    private async Task<IReadOnlyList<string>> HashesAsync(Account account) =>
        (await users.GetAuthenticationTokenAsync(account, Provider, CodesName) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(one), System.Text.Encoding.ASCII.GetBytes(other));

    private static byte[] Octets(string key)
    {
        var (octets, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            held = (held << 5 | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                octets.Add((byte)(held >> bits));
            }
        }

        return [.. octets];
    }
}
