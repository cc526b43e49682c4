using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Records;

namespace Assistance.Data.Auditing;

/// <summary>
/// The hash of an audit entry, as docs/audit.md describes it: SHA-256 over the hash of the predecessor, eleven fields and the hash of the
/// salted content (names, values, reason). A field is its length in bytes, a colon, its UTF-8 and a line feed; null is "-" and a line feed.
/// </summary>
public sealed class AuditHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>Bytes of a salt.</summary>
    public const int SaltSize = 16;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>The hash before the first entry of a chain.</summary>
    public static byte[] Start => new byte[Size];

    /// <summary>An instant as it is hashed: UTC, seven decimals of a second.</summary>
    public static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Cuts an instant to what both databases keep: whole microseconds.</summary>
    public static DateTime Kept(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), at.Kind);

    /// <summary>The hash of a salted content: what can be erased of an entry.</summary>
    public byte[] ContentOf(ReadOnlySpan<byte> salt, string byName, string? forName, string values, string? reason)
    {
        buffer.ResetWrittenCount();
        buffer.Write(salt);
        Field(byName);
        Field(forName);
        Field(values);
        Field(reason);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>Computes the hash of an entry.</summary>
    /// <param name="previous">The hash of its predecessor, or <see cref="Start"/>.</param>
    public byte[] Of(AuditEntry entry, ReadOnlySpan<byte> previous)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var content = entry.Content ?? ContentOf(entry.Salt, entry.ByName, entry.ForName, entry.Values, entry.Reason);
        buffer.ResetWrittenCount();
        buffer.Write(previous);
        Field(entry.Chain.ToString());
        Field(entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Field(entry.Id.Value.ToString());
        Field(Instant(entry.At));
        Field(entry.ById.Value.ToString());
        Field(entry.Command);
        Field(entry.Record);
        Field(entry.RecordKey);
        Field(entry.Change);
        Field(entry.CaseId?.Value.ToString());
        Field(entry.DivisionCode);
        buffer.Write(content);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private void Field(string? value)
    {
        if (value is null)
        {
            buffer.Write("-\n"u8);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        var span = buffer.GetSpan(length + 12);
        length.TryFormat(span, out var written, provider: CultureInfo.InvariantCulture);
        span[written++] = (byte)':';
        written += Encoding.UTF8.GetBytes(value, span[written..]);
        span[written++] = (byte)'\n';
        buffer.Advance(written);
    }
}
