using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assistance.Data.Auditing;

/// <summary>What a seal says, and its one spelling. See docs/audit.md.</summary>
/// <param name="Number">Running number, from 1.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Chains">How many chains it has a line for.</param>
/// <param name="Lines">SHA-256 over its lines, hexadecimal.</param>
/// <param name="Previous">SHA-256 over the text of the seal before, or zeros.</param>
public sealed record AuditSealText(int Number, DateTime At, long Chains, string Lines, string Previous)
{
    /// <summary>What stands for the seal before the first one.</summary>
    public static string NoPrevious { get; } = new('0', AuditHash.Size * 2);

    /// <summary>One line about the end of a chain, with its line feed.</summary>
    public static string Line(Guid chain, long sequence, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{chain} {sequence} {Convert.ToHexStringLower(hash)}\n");

    /// <summary>The hash by which the next seal names this text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Reads a text; null when it is not in the one spelling.</summary>
    public static AuditSealText? TryRead(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != 7)
        {
            return null;
        }

        string Value(int line) => lines[line][(lines[line].IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return int.TryParse(Value(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateTime.TryParse(Value(2), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && long.TryParse(Value(3), NumberStyles.None, CultureInfo.InvariantCulture, out var chains)
            && new AuditSealText(number, at, chains, Value(4), Value(5)) is var read && read.ToString() == text
            ? read
            : null;
    }

    /// <summary>The signed text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Assistance audit seal\nnumber: {Number}\nat: {AuditHash.Instant(At)}\nchains: {Chains}\nlines: {Lines}\nprevious: {Previous}\n");
}
