using System.Globalization;
using System.Text;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>
/// Names of files as people read them. They are only ever shown and offered for saving: bytes stand under generated names, so a name can
/// mislead a reader, but never the program. Here they lose what could mislead a reader or harm the one who saves the file.
/// </summary>
public static class FileNames
{
    private const int StemLimit = 120;

    // what a desktop would carry out when it is opened; macros are found by content too
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe", "com", "scr", "pif", "msi", "msp", "dll", "sys", "cpl", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf",
        "wsh", "hta", "lnk", "url", "reg", "inf", "jar", "apk", "app", "dmg", "sh", "bash", "py", "rb", "pl", "php", "asp", "aspx", "jsp",
        "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "swf", "chm", "iso", "img", "vhd",
        "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "sldm",
    };

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>The last part of the path, without characters that cannot be seen, that turn the direction, or that a file system gives a meaning.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar || IsBlankLetter(rune))
            {
                continue;
            }

            kept.Append(
                category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " "
                : rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_"
                : rune.ToString());
        }

        var words = kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).TrimEnd(' ', '.');
    }

    /// <summary>The extension of a cleaned name without the dot, or empty.</summary>
    public static string Extension(string cleaned) => Path.GetExtension(cleaned).TrimStart('.').Trim();

    /// <summary>Whether files of this extension are refused whatever they contain.</summary>
    public static bool IsRefused(string extension) => Refused.Contains(extension);

    /// <summary>The name to show and to offer for saving: cleaned, not that of a device, and with an extension that is true to the content.</summary>
    /// <param name="cleaned">From <see cref="Clean"/>.</param>
    public static string Display(string cleaned, FileKind kind)
    {
        var extension = Extension(cleaned);
        var known = FileKind.All.Any(one => one.Has(extension));
        var stem = (known ? Path.GetFileNameWithoutExtension(cleaned) : cleaned).Trim(' ', '.');
        if (stem.Length == 0)
        {
            stem = "file";
        }

        if (Devices.Contains(stem.Split('.')[0].Trim()))
        {
            stem = "_" + stem;
        }

        return $"{Shortened(stem)}.{(kind.Has(extension) ? extension.ToLowerInvariant() : kind.Extensions[0])}";
    }

    // letters that draw nothing: the Hangul fillers and the braille blank
    private static bool IsBlankLetter(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    private static string Shortened(string stem)
    {
        if (stem.Length <= StemLimit)
        {
            return stem;
        }

        var end = char.IsHighSurrogate(stem[StemLimit - 1]) ? StemLimit - 1 : StemLimit;
        return stem[..end].TrimEnd(' ', '.');
    }
}
