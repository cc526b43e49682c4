using System.Text;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>Finds out how a text is encoded: by its byte order mark, else UTF-8 when all of it is, else GB18030 when all of it is.</summary>
internal static class TextDecoding
{
    private const int Chunk = 64 * 1024;

    private static readonly Encoding gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>A reader of the text from its beginning, without the byte order mark; the stream is left open.</summary>
    /// <exception cref="TableException">It is no text, or in none of these encodings; the message names the first line that is not.</exception>
    public static TextReader Open(Stream content)
    {
        var (encoding, skip) = Find(content);
        content.Position = skip;
        return new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, Chunk, leaveOpen: true);
    }

    private static (Encoding Encoding, int Skip) Find(Stream content)
    {
        var head = new byte[3];
        content.Position = 0;
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        (Encoding Encoding, int Skip)[] candidates = head.AsSpan(0, length) switch
        {
            [0xEF, 0xBB, 0xBF] => [(new UTF8Encoding(false, true), 3)],
            [0xFF, 0xFE, ..] => [(new UnicodeEncoding(false, false, true), 2)],
            [0xFE, 0xFF, ..] => [(new UnicodeEncoding(true, false, true), 2)],
            _ when HasZero(content) => throw new TableException("file.not_text"),
            _ => [(new UTF8Encoding(false, true), 0), (gb18030, 0)],
        };
        var furthest = 0;
        foreach (var candidate in candidates)
        {
            if (Undecodable(content, candidate.Encoding, candidate.Skip) is not { } line)
            {
                return candidate;
            }

            furthest = Math.Max(furthest, line);
        }

        throw new TableException("file.encoding", furthest);
    }

    /// <summary>Whether the beginning has a byte that no text has, as pictures and programs do.</summary>
    private static bool HasZero(Stream content)
    {
        var beginning = new byte[4096];
        content.Position = 0;
        return beginning.AsSpan(0, content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)).Contains((byte)0);
    }

    /// <summary>The first line that is not in the encoding, or null when all of it is.</summary>
    private static int? Undecodable(Stream content, Encoding encoding, int skip)
    {
        content.Position = skip;
        var (decoder, bytes, characters) = (encoding.GetDecoder(), new byte[Chunk], new char[encoding.GetMaxCharCount(Chunk)]);
        var (line, read) = (1, -1);
        try
        {
            while (read != 0)
            {
                read = content.Read(bytes);
                var text = characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0));
                if (text.IndexOfAnyInRange('\0', '\u0008') is >= 0 and var at)
                {
                    throw new TableException("file.not_text", line + text[..at].Count('\n'));
                }

                line += text.Count('\n');
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return line + GoodLines(bytes.AsSpan(0, read), encoding);
        }
    }

    /// <summary>How many lines of a chunk come before the one that is not in the encoding.</summary>
    private static int GoodLines(ReadOnlySpan<byte> chunk, Encoding encoding)
    {
        var lines = 0;
        foreach (var range in encoding is UnicodeEncoding ? default : chunk.Split((byte)'\n'))
        {
            try
            {
                _ = encoding.GetCharCount(chunk[range]);
            }
            catch (DecoderFallbackException) when (lines > 0)
            {
                return lines;
            }
            catch (DecoderFallbackException)
            {
                // the chunk may begin inside a character: its first line says nothing
            }

            lines++;
        }

        return 0;
    }
}
