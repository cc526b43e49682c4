using System.Globalization;
using System.Text;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>Puts text right that other systems wrote: blanks of every width, characters that cannot be seen, halves of characters.</summary>
internal static class ListText
{
    /// <summary>For codes, numbers and addresses of mail: half width, and nothing that is blank or cannot be seen, anywhere.</summary>
    public static string Compact(string text)
    {
        if (text.All(char.IsAsciiLetterOrDigit))
        {
            return text;
        }

        var seen = string.Concat(Runes(text).Where(rune => !Rune.IsWhiteSpace(rune) && !IsUnseen(rune)));
        return string.Concat(seen.Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign)));
    }

    /// <summary>For names and sentences: blanks become one space, what cannot be seen goes, everything else stays as it is written.</summary>
    public static string Words(string text)
    {
        if (!text.Any(sign => sign is < ' ' or > '~' and not (>= '\u4E00' and <= '\u9FFF')) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text.Trim();
        }

        var words = new StringBuilder(text.Length);
        foreach (var rune in Runes(text))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                words.Append(words.Length > 0 && words[^1] != ' ' ? " " : "");
            }
            else if (!IsUnseen(rune))
            {
                words.Append(rune.ToString());
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The lines and enumerated parts of a cell, each as <see cref="Words"/>.</summary>
    public static string[] Parts(string text) =>
        [.. text.Split(['\n', '\r', ';', ',', '|', '\uFF1B', '\uFF0C', '\u3001']).Select(Words).Where(part => part.Length > 0)];

    /// <summary>A number as people write it, "1,234.5"; null for anything else, also for powers of ten, whose digits are lost.</summary>
    public static decimal? Number(string compact)
    {
        var grouped = compact.Contains(',', StringComparison.Ordinal);
        var parts = compact.Split('.')[0].TrimStart('-').Split(',');
        return (!grouped || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(part => part.Length == 3)))
            && decimal.TryParse(compact, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static IEnumerable<Rune> Runes(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune))
            {
                yield return rune;
                at += rune.Utf16SequenceLength;
            }
            else
            {
                at++;
            }
        }
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
