using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Feeds;

/// <summary>The secret part of a person's feed address. The installation keeps its hash only, and shows the address once.</summary>
internal static class FeedSecret
{
    /// <summary>Name of the setting that holds the hash.</summary>
    public static string SettingOf(PersonId person) => $"feed.{person.Value:N}";

    /// <summary>A new one: 32 random bytes in the letters of addresses.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether this is the person's secret now.</summary>
    public static async Task<bool> IsAsync(AssistanceDb db, PersonId person, string secret, CancellationToken cancellationToken)
    {
        var name = SettingOf(person);
        var kept = await db.Settings.AsNoTracking().Where(row => row.Name == name).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);
        return kept is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(Hash(secret)));
    }
}
