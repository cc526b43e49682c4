using System.Buffers.Binary;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>
/// Whether a picture tells where it was taken. Pictures are kept byte for byte, as evidence must be, so that their readers are told of it
/// instead of the place being taken out.
/// </summary>
public static class PhotoPlace
{
    // cameras write their notes near the beginning, WebP at the very end
    private const int Beginning = 1 << 20;
    private const int End = 1 << 18;
    private const ushort GpsTag = 0x8825;

    /// <summary>Looks for the notes of the camera (Exif, in JPEG, PNG, WebP and HEIC alike) and for a place in them.</summary>
    /// <param name="content">The picture; can be read from anywhere.</param>
    public static async Task<bool> IsInAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Beginning];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (HasPlace(buffer.AsSpan(0, length)))
        {
            return true;
        }

        if (content.Length <= Beginning)
        {
            return false;
        }

        content.Position = Math.Max(Beginning, content.Length - End);
        length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return HasPlace(buffer.AsSpan(0, length));
    }

    private static bool HasPlace(ReadOnlySpan<byte> bytes)
    {
        for (var rest = bytes; rest.Length >= 8; rest = rest[1..])
        {
            var little = rest.IndexOf("II*\0"u8);
            var big = rest.IndexOf("MM\0*"u8);
            var at = little < 0 ? big : big < 0 ? little : Math.Min(little, big);
            if (at < 0)
            {
                return false;
            }

            rest = rest[at..];
            if (NamesPlace(rest, isLittle: at == little))
            {
                return true;
            }
        }

        return false;
    }

    // the first directory of the notes lists its tags; that of the place points to the coordinates
    private static bool NamesPlace(ReadOnlySpan<byte> notes, bool isLittle)
    {
        if (notes.Length < 8)
        {
            return false;
        }

        long directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(notes[4..]) : BinaryPrimitives.ReadUInt32BigEndian(notes[4..]);
        if (directory < 8 || directory + 2 > notes.Length)
        {
            return false;
        }

        var entries = notes[(int)directory..];
        var count = Read(entries, isLittle);
        for (var i = 0; i < count && 2 + (i * 12) + 12 <= entries.Length; i++)
        {
            if (Read(entries[(2 + (i * 12))..], isLittle) == GpsTag)
            {
                return true;
            }
        }

        return false;
    }

    private static ushort Read(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
