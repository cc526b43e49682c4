using System.Globalization;

namespace Assistance.Data.Auditing;

/// <summary>What an erasure says, and its one spelling. See docs/audit.md.</summary>
/// <param name="Number">Running number, from 1.</param>
/// <param name="At">When it was done, UTC.</param>
/// <param name="Entries">How many entries it has a line for.</param>
/// <param name="Lines">SHA-256 over its lines, hexadecimal.</param>
public sealed record AuditErasureText(int Number, DateTime At, long Entries, string Lines)
{
    /// <summary>One line about an entry, with its line feed.</summary>
    public static string Line(Guid chain, long sequence, byte[] before, byte[] after) =>
        string.Create(CultureInfo.InvariantCulture, $"{chain} {sequence} {Convert.ToHexStringLower(before)} {Convert.ToHexStringLower(after)}\n");

    /// <summary>Reads a text; null when it is not in the one spelling.</summary>
    public static AuditErasureText? TryRead(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != 6)
        {
            return null;
        }

        string Value(int line) => lines[line][(lines[line].IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return int.TryParse(Value(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateTime.TryParse(Value(2), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
            && long.TryParse(Value(3), NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
            && new AuditErasureText(number, at, entries, Value(4)) is var read && read.ToString() == text
            ? read
            : null;
    }

    /// <summary>The signed text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Assistance audit erasure\nnumber: {Number}\nat: {AuditHash.Instant(At)}\nentries: {Entries}\nlines: {Lines}\n");
}
