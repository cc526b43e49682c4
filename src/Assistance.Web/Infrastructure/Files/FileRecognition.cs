using System.IO.Compression;
using System.Text;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>Tells by its content what a file is. What is not known for certain is not taken.</summary>
public static class FileRecognition
{
    // what a package may declare to hold when it is unpacked; nothing of ours unpacks it, but its reader's office program will
    private const long UnpackedLimit = 1L << 30;
    private const int EntryLimit = 20_000;
    private const int DeclarationLimit = 1 << 20;
    private const int HeadLength = 4096;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<svg", "<script", "<?xml", "<?php", "<iframe", "<hta:"];

    /// <summary>The kind of a file, or null when it is none that is taken (programs, web pages, drawings with scripts, files with macros).</summary>
    /// <param name="content">The file from its beginning; can be read again from anywhere.</param>
    /// <param name="extension">What the name claims, without the dot; it only tells a table from other text.</param>
    public static async Task<FileKind?> RecognizeAsync(Stream content, string extension, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var head = new byte[HeadLength];
        var length = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        var start = head.AsMemory(0, length);
        content.Position = 0;
        return Starts(start, "%PDF-"u8) ? FileKind.Pdf
            : Starts(start, [0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
            : Starts(start, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
            : Starts(start, "RIFF"u8) && At(start, 8, 4) == "WEBP" ? FileKind.Webp
            : At(start, 4, 4) == "ftyp" && HeicBrands.Contains(At(start, 8, 4)) ? FileKind.Heic
            : Starts(start, [(byte)'P', (byte)'K', 3, 4]) ? await PackageAsync(content, cancellationToken)
            : length > 0 && await IsPlainTextAsync(content, start, cancellationToken) ? (FileKind.Csv.Has(extension) ? FileKind.Csv : FileKind.Txt)
            : null;
    }

    private static bool Starts(ReadOnlyMemory<byte> head, ReadOnlySpan<byte> with) => head.Span.StartsWith(with);

    private static string At(ReadOnlyMemory<byte> head, int offset, int length) =>
        head.Length < offset + length ? "" : Encoding.Latin1.GetString(head.Span.Slice(offset, length));

    private static async Task<FileKind?> PackageAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > EntryLimit || package.Entries.Sum(entry => entry.Length) > UnpackedLimit || HasMacros(package))
            {
                return null;
            }

            if (package.GetEntry("[Content_Types].xml") is { } types)
            {
                var declared = await DeclaredAsync(types, cancellationToken);
                return declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) ? null
                    : package.GetEntry("word/document.xml") is not null ? FileKind.Docx
                    : package.GetEntry("xl/workbook.xml") is not null ? FileKind.Xlsx
                    : package.GetEntry("ppt/presentation.xml") is not null ? FileKind.Pptx
                    : null;
            }

            if (package.GetEntry("mimetype") is { } type)
            {
                var declared = (await DeclaredAsync(type, cancellationToken)).Trim();
                return new[] { FileKind.Odt, FileKind.Ods, FileKind.Odp }.FirstOrDefault(kind => kind.ContentType == declared);
            }

            return package.GetEntry("OFD.xml") is null ? null : FileKind.Ofd;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool HasMacros(ZipArchive package) => package.Entries.Any(entry =>
        entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase));

    // reads no more than a declaration can sensibly be, however much the entry unpacks to
    private static async Task<string> DeclaredAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        var bytes = new byte[(int)Math.Min(entry.Length, DeclarationLimit)];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    // UTF-8 or GB18030 without control characters; nothing that a browser or a shell would carry out
    private static async Task<bool> IsPlainTextAsync(Stream content, ReadOnlyMemory<byte> head, CancellationToken cancellationToken)
    {
        var beginning = Encoding.Latin1.GetString(head.Span).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (beginning.StartsWith("#!", StringComparison.Ordinal) || Markup.Any(word => beginning.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return await DecodesAsync(content, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken)
            || await DecodesAsync(content, Gb18030, cancellationToken);
    }

    private static async Task<bool> DecodesAsync(Stream content, Encoding encoding, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var buffer = new char[16 * 1024];
        try
        {
            using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 32 * 1024, leaveOpen: true);
            for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\u0008') || buffer.AsSpan(0, read).ContainsAnyInRange('\u000E', '\u001F'))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
