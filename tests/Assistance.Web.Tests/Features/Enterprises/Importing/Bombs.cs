using System.Buffers.Binary;
using System.IO.Compression;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>Workbooks that unpack to more than they should.</summary>
internal static class Bombs
{
    /// <summary>A sheet that unpacks to 64 MB of nothing, and says it has this many bytes.</summary>
    public static byte[] Declaring(uint length)
    {
        var package = ListFile.Workbook(new byte[64 << 20]);
        // the size stands in the list at the end of the package, 24 bytes behind the mark of its entry; the sheet's is the last one
        var entry = package.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(package.AsSpan(entry + 24), length);
        return package;
    }

    /// <summary>A workbook of this many parts.</summary>
    public static byte[] OfMany(int parts) =>
        ListFile.Workbook("<worksheet/>"u8.ToArray(), [.. Enumerable.Range(0, parts).Select(part => ($"xl/media/{part}.png", Array.Empty<byte>()))]);

    /// <summary>A sheet whose entities name each other until a billion are read.</summary>
    public static byte[] Entities => System.Text.Encoding.UTF8.GetBytes(
        "<!DOCTYPE s [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range('b', 9).Select(name => $"<!ENTITY {(char)name} \"{string.Concat(Enumerable.Repeat($"&{(char)(name - 1)};", 10))}\">"))
        + "]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&j;</t></is></c></row></sheetData></worksheet>");
}
