using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistance.Data.Auditing;
using Assistance.Data.Records;

namespace Assistance.Web.Features.Evidence;

/// <summary>How the files of a case are called in a bundle, and what its index says of them.</summary>
internal static class BundleFiles
{
    private const int LongestName = 60;
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A path for the file at a place, from 1: unique, and of letters that every system takes.</summary>
    public static string PathOf(int place, string name)
    {
        var (stem, ending) = (Safe(Path.GetFileNameWithoutExtension(name)), Safe(Path.GetExtension(name)));
        return string.Create(CultureInfo.InvariantCulture, $"files/{place:0000}-{(stem.Length > LongestName ? stem[..LongestName] : stem)}{ending}");
    }

    /// <summary>The path of a document as a Word file.</summary>
    /// <param name="version">Version that is not the newest, or null.</param>
    public static string DocumentPath(string number, int? version) =>
        string.Create(CultureInfo.InvariantCulture, $"documents/{Safe(number)}{(version is null ? "" : ".v")}{version}.docx");

    /// <summary>A name in which everything but ASCII letters, digits, full stop and hyphen is an underscore.</summary>
    public static string Safe(string name) => string.Concat(name.EnumerateRunes().Select(sign => sign.IsAscii && (char.IsAsciiLetterOrDigit((char)sign.Value) || sign.Value is '.' or '-') ? sign.ToString() : "_"));

    /// <summary>One line of the index, a JSON object.</summary>
    /// <param name="by">Who handed it in.</param>
    /// <param name="isWhole">Whether its bytes are those that were handed in.</param>
    public static string Line(string path, StoredFile file, string by, bool isWhole) => JsonSerializer.Serialize(
        new { path, name = file.Name, type = file.ContentType, size = file.Size, sha256 = file.Sha256, by, at = AuditHash.Instant(file.UploadedAt), whole = isWhole }, json) + "\n";

    /// <summary>Which parts of an agreement are sealed by which, by their paths.</summary>
    /// <param name="number">Number of the agreement.</param>
    /// <param name="parts">Names of its parts.</param>
    public static IEnumerable<(string Content, string Seal)> Seals(string number, IReadOnlyList<string> parts)
    {
        var scan = parts.FirstOrDefault(name => name.StartsWith(number + ".scan", StringComparison.Ordinal));
        (string Content, string Seal)[] pairs = [(number + ".certificate.txt", number + ".certificate.p7s.txt"), (scan ?? number + ".txt", number + ".p7s.txt")];
        return pairs.Where(pair => parts.Contains(pair.Content) && parts.Contains(pair.Seal)).Select(pair => ("agreements/" + pair.Content, "agreements/" + pair.Seal));
    }
}
