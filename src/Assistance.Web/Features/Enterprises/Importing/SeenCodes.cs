namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>
/// Remembers social credit codes, exactly, in twelve bytes each: a million of them must not need more memory than the rest of the import.
/// Eighteen characters of an alphabet of thirty-one fit into ninety bits.
/// </summary>
internal sealed class SeenCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const double Fullest = 0.7;
    private ulong[] low = new ulong[1 << 12];
    private uint[] high = new uint[1 << 12];
    private int count;

    /// <summary>Remembers a code.</summary>
    /// <param name="uscc">Eighteen characters of the alphabet.</param>
    /// <returns>False when it was there already.</returns>
    public bool Add(string uscc)
    {
        if (count > low.Length * Fullest)
        {
            Grow();
        }

        // never zero, which stands for a free place
        var number = UInt128.One;
        foreach (var sign in uscc)
        {
            number = (number * (uint)Alphabet.Length) + (uint)Alphabet.IndexOf(sign, StringComparison.Ordinal);
        }

        return Put((ulong)number, (uint)(ulong)(number >> 64));
    }

    private bool Put(ulong lower, uint upper)
    {
        var hash = (lower ^ (upper * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        for (var at = (int)((hash ^ (hash >> 32)) & (ulong)(low.Length - 1)); ; at = (at + 1) & (low.Length - 1))
        {
            if (low[at] == 0 && high[at] == 0)
            {
                (low[at], high[at]) = (lower, upper);
                count++;
                return true;
            }

            if (low[at] == lower && high[at] == upper)
            {
                return false;
            }
        }
    }

    private void Grow()
    {
        var (oldLow, oldHigh) = (low, high);
        (low, high, count) = (new ulong[oldLow.Length * 2], new uint[oldLow.Length * 2], 0);
        for (var at = 0; at < oldLow.Length; at++)
        {
            if (oldLow[at] != 0 || oldHigh[at] != 0)
            {
                Put(oldLow[at], oldHigh[at]);
            }
        }
    }
}
