using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Assistance.Data.Auditing;

/// <summary>How far a chain was read, and what was noted of its end.</summary>
internal sealed class AuditChainEnd(Guid? chain, long? notedSequence, byte[]? notedHash)
{
    private readonly byte[] hash = AuditHash.Start;

    public Guid? Chain => chain;

    public long? NotedSequence => notedSequence;

    public byte[]? NotedHash => notedHash;

    public long Sequence { get; private set; }

    public ReadOnlySpan<byte> Hash => hash;

    public void Advance(long place, ReadOnlySpan<byte> its)
    {
        Sequence = place;
        its.CopyTo(hash);
    }
}

/// <summary>One entry in a portion.</summary>
/// <param name="Begins">The chain that begins with it, or null when it follows the entry before it.</param>
/// <param name="Sequence">Its place, or null when it cannot be read.</param>
/// <param name="IsErased">Whether it says that its content was erased.</param>
/// <param name="Start">Where the salted content stands, up to <paramref name="Body"/>.</param>
/// <param name="Body">Where the rest stands that is hashed, with room for the hash before it and behind it that of the content.</param>
/// <param name="Stored">Where its hash stands, and that of an erased content.</param>
/// <param name="Id">Where its identifier stands as text.</param>
internal readonly record struct AuditRow(AuditChainEnd? Begins, long? Sequence, bool IsErased, int Start, int Body, int Stored, int Id, int End);

/// <summary>
/// Some entries of the trail as the bytes that are hashed. Whoever reads fills it, whoever verifies hashes it at the same time as the next one is
/// read; it is used again and again, so that a million entries take the memory of a few thousand.
/// </summary>
internal sealed class AuditPortion
{
    private const int Most = 1_000;
    private const int Enough = 256 * 1024;
    private readonly List<AuditRow> rows = [];
    private byte[] bytes = new byte[4096];
    private int written;

    /// <summary>The entries.</summary>
    public IReadOnlyList<AuditRow> Rows => rows;

    /// <summary>Whether it is time for the next one.</summary>
    public bool IsFull => rows.Count >= Most || written >= Enough;

    /// <summary>Where the next byte goes.</summary>
    public int Place => written;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        rows.Clear();
        written = 0;
    }

    /// <summary>Adds an entry whose bytes were written.</summary>
    public void Add(AuditRow row) => rows.Add(row);

    /// <summary>The identifier of an entry as it is stored.</summary>
    public string IdOf(AuditRow row) => Encoding.UTF8.GetString(bytes.AsSpan(row.Id, row.End - row.Id));

    /// <summary>Computes the hash of an entry.</summary>
    /// <param name="previous">The hash of its predecessor.</param>
    /// <param name="hash">Takes it.</param>
    /// <returns>Whether it is the one that is stored.</returns>
    public bool Fits(AuditRow row, ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        var content = bytes.AsSpan(row.Stored - AuditHash.Size, AuditHash.Size);
        if (row.IsErased)
        {
            bytes.AsSpan(row.Stored + AuditHash.Size, AuditHash.Size).CopyTo(content);
        }
        else
        {
            SHA256.HashData(bytes.AsSpan(row.Start, row.Body - row.Start), content);
        }

        previous.CopyTo(bytes.AsSpan(row.Body));
        SHA256.HashData(bytes.AsSpan(row.Body, row.Stored - row.Body), hash);
        return hash.SequenceEqual(bytes.AsSpan(row.Stored, AuditHash.Size));
    }

    /// <summary>Takes room for bytes.</summary>
    public Span<byte> Take(int length)
    {
        if (bytes.Length - written < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, written + length));
        }

        written += length;
        return bytes.AsSpan(written - length, length);
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> raw) => raw.CopyTo(Take(raw.Length));

    /// <summary>Writes a field that is null.</summary>
    public void Null() => Write("-\n"u8);

    /// <summary>Writes a field.</summary>
    public void Field(ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[12];
        Utf8Formatter.TryFormat(value.Length, length, out var digits);
        length[digits++] = (byte)':';
        var field = Take(digits + value.Length + 1);
        length[..digits].CopyTo(field);
        value.CopyTo(field[digits..]);
        field[^1] = (byte)'\n';
    }

    /// <summary>Writes a number as a field.</summary>
    public void Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        Field(digits[..length]);
    }
}

/// <summary>The audit entries of a database in the order of their chains, as the bytes that are hashed.</summary>
internal abstract class AuditRows : IDisposable
{
    private bool isAtEnd;

    /// <summary>Fills a portion with the next entries.</summary>
    /// <returns>False when there are none.</returns>
    public bool Fill(AuditPortion portion)
    {
        portion.Clear();
        while (!isAtEnd && !portion.IsFull)
        {
            // who asked SQLite again would begin anew
            isAtEnd = !TryNext(portion);
        }

        return portion.Rows.Count > 0;
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Adds the next entry, if there is one.</summary>
    protected abstract bool TryNext(AuditPortion portion);
}
