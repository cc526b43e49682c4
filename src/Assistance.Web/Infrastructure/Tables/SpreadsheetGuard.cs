using System.IO.Compression;

namespace Assistance.Web.Infrastructure.Tables;

/// <summary>Looks at a workbook before anything reads it: a few kilobytes can be made to unpack to gigabytes.</summary>
internal static class SpreadsheetGuard
{
    private const int MostEntries = 2000;

    /// <summary>Unpacks every part once, without keeping it, and no further than it says it goes.</summary>
    /// <exception cref="TableException">It is no workbook, is damaged, or unpacks to more than the limit.</exception>
    public static void Check(Stream content, long unpackedLimit)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostEntries || package.Entries.Sum(entry => entry.Length) > unpackedLimit)
            {
                throw new TableException("file.too_large", 0, unpackedLimit >> 20);
            }

            if (package.GetEntry("xl/workbook.xml") is null)
            {
                throw new TableException("file.not_spreadsheet");
            }

            var buffer = new byte[128 * 1024];
            foreach (var entry in package.Entries)
            {
                Unpack(entry, buffer);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new TableException("file.damaged");
        }
    }

    private static void Unpack(ZipArchiveEntry entry, byte[] buffer)
    {
        using var part = entry.Open();
        long length = 0;
        for (int read; (read = part.Read(buffer)) > 0;)
        {
            length += read;
            if (length > entry.Length)
            {
                throw new TableException("file.damaged");
            }
        }
    }
}
