using System.Globalization;
using System.Text;

namespace Assistance.Data.Searching;

/// <summary>
/// How text becomes tokens of a full-text index, the same for both databases. Chinese has no spaces, so every pair of neighbouring
/// characters is one token, in order: any part of a text is then a phrase of its pairs, in Chinese and in Latin letters. The last
/// character forms a pair with the end, so that a single character is the beginning of some token.
/// </summary>
public static class SearchTokens
{
    /// <summary>Stands for whatever is neither letter nor digit. Of the private use area, which the tokenizer of SQLite takes for a letter.</summary>
    internal const char Gap = '\uE000';

    /// <summary>Begins a mark: a token that says what a record is, not how it reads.</summary>
    internal const char Mark = '\uE001';

    /// <summary>Begins a character that the tokenizer of SQLite does not know as a letter, written by its number.</summary>
    private const char Escape = '\uE002';

    /// <summary>Begins the tokens of a text that is found only where it is asked for.</summary>
    private const char Beside = '\uE003';

    /// <summary>The tokens of several texts of one record, with a blank between them. No phrase reaches from one text into the next.</summary>
    public static string Of(params IEnumerable<string?> texts)
    {
        var tokens = new StringBuilder();
        foreach (var text in texts)
        {
            foreach (var token in Pairs([.. Characters(text), Gap.ToString()]).Append($"{Gap}{Gap}"))
            {
                tokens.Append(tokens.Length == 0 ? "" : " ").Append(token);
            }
        }

        return tokens.ToString();
    }

    /// <summary>The tokens of a text that only <see cref="SearchPhrase.OrAside"/> finds.</summary>
    public static string Aside(string? text) => string.Join(' ', Of(text).Split(' ').Select(AsideToken));

    /// <summary>The text in one spelling: compatibility forms put together, lower case, every run of blanks and signs one <see cref="Gap"/>.</summary>
    public static string Normalise(string? text) => string.Concat(Characters(text));

    /// <summary>The text as a reference or a code would stand in the register: capitals, half width, signs as hyphens.</summary>
    public static string AsCode(string? text) => Normalise(text).Replace(Gap, '-').ToUpperInvariant();

    /// <summary>The characters of a text as they stand in tokens.</summary>
    internal static IReadOnlyList<string> Characters(string? text)
    {
        var characters = new List<string>();
        foreach (var rune in Plain(text ?? "").Trim().EnumerateRunes())
        {
            var character = Rune.IsLetterOrDigit(rune) ? IsKnown(rune.Value) ? rune.ToString() : Escaped(rune) : Gap.ToString();
            if (character[0] != Gap || characters.Count == 0 || characters[^1][0] != Gap)
            {
                characters.Add(character);
            }
        }

        return characters;
    }

    /// <summary>Each character with the next one.</summary>
    internal static IEnumerable<string> Pairs(IReadOnlyList<string> characters) => characters.Skip(1).Select((next, at) => characters[at] + next);

    /// <summary>A token, or the beginning of one, as it stands among those of a text set aside.</summary>
    internal static string AsideToken(string token) => Beside + token;

    private static string Plain(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // half of a surrogate pair
            return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
    }

    private static string Escaped(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"{Escape}{rune.Value:x5}");

    // its tables are those of Unicode 6.1
    private static bool IsKnown(int character) => character is
        (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 0xDF and <= 0x24F) or (>= 0x3AC and <= 0x3CE) or (>= 0x430 and <= 0x45F)
        or (>= 0x3041 and <= 0x30FA) or (>= 0x3400 and <= 0x4DB5) or (>= 0x4E00 and <= 0x9FCB) or (>= 0xAC00 and <= 0xD7A3);
}
