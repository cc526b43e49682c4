namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>
/// Remembers social credit codes, exactly, in ten bytes each: a million of them must not need more memory than the rest of the import.
/// Eighteen characters of an alphabet of thirty-one fit into ninety bits, of which the shard that a code stands in says ten. Shards grow one
/// by one, so that nothing large is ever copied.
/// </summary>
public sealed class SeenCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int ShardCount = 1021;
    private readonly Shard[] shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard())];

    /// <summary>Remembers a code.</summary>
    /// <param name="uscc">Eighteen characters of the alphabet.</param>
    /// <returns>False when it was there already.</returns>
    public bool Add(string uscc)
    {
        var number = UInt128.Zero;
        foreach (var sign in uscc)
        {
            number = (number * (uint)Alphabet.Length) + (uint)Alphabet.IndexOf(sign, StringComparison.Ordinal);
        }

        var (rest, shard) = UInt128.DivRem(number, ShardCount);
        // never zero, which stands for a free place
        rest++;
        return shards[(int)shard].Add((ulong)rest, (ushort)(ulong)(rest >> 64));
    }

    private sealed class Shard
    {
        private ulong[] low = new ulong[16];
        private ushort[] high = new ushort[16];
        private int count;

        public bool Add(ulong lower, ushort upper)
        {
            if (count > low.Length * 3 / 4)
            {
                Grow();
            }

            return Put(lower, upper);
        }

        private bool Put(ulong lower, ushort upper)
        {
            var hash = (uint)(((lower ^ (upper * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) >> 32);
            for (var at = (int)(((ulong)hash * (uint)low.Length) >> 32); ; at = at + 1 == low.Length ? 0 : at + 1)
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
            (low, high, count) = (new ulong[oldLow.Length * 3 / 2], new ushort[oldLow.Length * 3 / 2], 0);
            for (var at = 0; at < oldLow.Length; at++)
            {
                if (oldLow[at] != 0 || oldHigh[at] != 0)
                {
                    Put(oldLow[at], oldHigh[at]);
                }
            }
        }
    }
}
