namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Counts wrong passwords for names that no account has, exactly as for those that have one: otherwise the lock-out would tell which
/// names exist. Kept in memory and bounded.
/// </summary>
public sealed class UnknownNames
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Failures, DateTime RestsUntil)> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The instant until which the name rests, UTC, or null.</summary>
    public DateTime? RestsUntil(string name, DateTime now)
    {
        lock (gate)
        {
            return names.TryGetValue(name.Trim(), out var known) && known.RestsUntil > now ? known.RestsUntil : null;
        }
    }

    /// <summary>Counts one wrong password.</summary>
    public void Failed(string name, DateTime now)
    {
        lock (gate)
        {
            if (names.Count >= Kept)
            {
                names.Clear();
            }

            var failures = names.TryGetValue(name.Trim(), out var known) ? known.Failures + 1 : 1;
            names[name.Trim()] = failures >= Accounts.TriesAllowed ? (0, now + Accounts.Rest) : (failures, default);
        }
    }
}
