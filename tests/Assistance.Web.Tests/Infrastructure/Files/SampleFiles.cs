using System.IO.Compression;
using System.Text;
using Assistance.Web.Infrastructure.Files;
using Microsoft.AspNetCore.Http;

namespace Assistance.Web.Tests.Infrastructure.Files;

/// <summary>Small files of every kind, and what hostile people hand in.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf => "%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF"u8.ToArray();

    public static byte[] Png => Upload.Photo().Content;

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    /// <summary>A photo whose camera noted where it was taken.</summary>
    public static byte[] JpegWithPlace(bool isLittle = true) =>
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. "Exif\0\0"u8, .. Notes(isLittle, 0x8825), 0xFF, 0xD9];

    /// <summary>A photo whose camera noted its own name only.</summary>
    public static byte[] JpegWithCamera => [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. "Exif\0\0"u8, .. Notes(true, 0x010F), 0xFF, 0xD9];

    public static byte[] Webp => [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBP"u8];

    public static byte[] Heic => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    public static byte[] Program => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0];

    public static byte[] Docx => Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));

    public static byte[] Xlsx => Package(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>"));

    public static byte[] Odt => Package(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<w/>"));

    public static byte[] DocxWithMacros => Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x"));

    public static byte[] Gb18030 => [0xB3, 0xF6, 0xB3, 0xA7, (byte)',', (byte)'1', (byte)'\n'];

    /// <summary>A package that unpacks to more than a gigabyte.</summary>
    public static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>"u8);
            Add(zip, "word/document.xml", "<w/>"u8);
            using var entry = zip.CreateEntry("word/media/image1.png", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 1025; i++)
            {
                entry.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Package(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                Add(zip, name, Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The file as a form carries it.</summary>
    public static IFormFile InForm(string name, byte[] content) => new FormFile(new MemoryStream(content), 0, content.Length, "Photos", name);

    /// <summary>Notes with one tag, as cameras write them.</summary>
    public static byte[] Notes(bool isLittle, ushort tag)
    {
        byte[] entry = [(byte)(tag & 255), (byte)(tag >> 8), 4, 0, 1, 0, 0, 0, 26, 0, 0, 0];
        byte[] other = [(byte)(tag >> 8), (byte)(tag & 255), 0, 4, 0, 0, 0, 1, 0, 0, 0, 26];
        return isLittle ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, .. entry, 0, 0, 0, 0] : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, .. other, 0, 0, 0, 0];
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
