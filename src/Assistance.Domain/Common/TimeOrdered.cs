using System.Buffers.Binary;

namespace Assistance.Domain.Common;

/// <summary>
/// Version 7 UUIDs that never go backwards within this process, not even within a millisecond, so that lines written together are read
/// in the order in which they were made (RFC 9562, section 6.2, method 1).
/// </summary>
public static class TimeOrdered
{
    private const int CounterBits = 12;

    private static long last;

    /// <summary>A new value, greater than all before it: 48 bits of Unix milliseconds, 12 bits of a counter, 62 random bits.</summary>
    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var now = (BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16) << CounterBits;
        long seen, next;
        do
        {
            seen = Volatile.Read(ref last);
            next = Math.Max(now, seen + 1);
        }
        while (Interlocked.CompareExchange(ref last, next, seen) != seen);

        const int version = 7;
        var counter = next & ((1 << CounterBits) - 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((next >> CounterBits) << 16) | (version << CounterBits) | counter);
        return new Guid(bytes, bigEndian: true);
    }
}
