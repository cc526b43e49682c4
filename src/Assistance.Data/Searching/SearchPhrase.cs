using System.Globalization;

namespace Assistance.Data.Searching;

/// <summary>
/// What somebody looks for, as an expression of the full-text index: phrases that must all be there, and marks that narrow it down.
/// Parts are made from tokens only, never from the text itself.
/// </summary>
public sealed class SearchPhrase
{
    private const int LongestRead = 100;
    private readonly List<IReadOnlyList<string>> phrases;
    private readonly List<IReadOnlyList<string>> marks = [];
    private bool aside;

    private SearchPhrase(IEnumerable<IReadOnlyList<string>> phrases) => this.phrases = [.. phrases];

    /// <summary>Whether there is nothing to look for: no letter and no digit.</summary>
    public bool IsEmpty => phrases.Count == 0;

    /// <summary>Looks for the text as it stands, anywhere inside another.</summary>
    public static SearchPhrase Whole(string? text) => new(Parts(Shortened(text)).Any(IsWord) ? [SearchTokens.Characters(Shortened(text))] : []);

    /// <summary>Looks for every word of the text, in any order; null when there is only one.</summary>
    public static SearchPhrase? Words(string? text)
    {
        var words = Parts(Shortened(text)).Where(IsWord).ToList();
        return words.Count > 1 || (words.Count == 1 && words[0].Count < SearchTokens.Characters(Shortened(text)).Count) ? new(words) : null;
    }

    /// <summary>Nothing but the marks.</summary>
    public static SearchPhrase Anything() => new([]);

    /// <summary>Narrows it down to records with any of the marks; no mark at all narrows nothing.</summary>
    public SearchPhrase With(params IEnumerable<string> anyOf)
    {
        var all = anyOf.ToList();
        if (all.Count > 0)
        {
            marks.Add(all);
        }

        return this;
    }

    /// <summary>Finds also the records in which the phrases stand in a text set aside, <see cref="SearchTokens.Aside(string?)"/>.</summary>
    public SearchPhrase OrAside()
    {
        aside = true;
        return this;
    }

    /// <summary>The expression for FTS5.</summary>
    public string ToFts5() => Join(
        " AND ",
        phrases.Select(characters => Either(" OR ", tokens => characters.Count == 1 ? $"\"{tokens[0]}\" *" : $"\"{string.Join(' ', tokens)}\"", characters)),
        marks.Select(anyOf => $"({string.Join(" OR ", anyOf.Select(mark => $"\"{mark}\""))})"));

    /// <summary>The expression for a tsquery.</summary>
    public string ToTsQuery() => Join(
        " & ",
        phrases.Select(characters => Either(" | ", tokens => characters.Count == 1 ? $"'{tokens[0]}':*" : $"({string.Join(" <-> ", tokens.Select(token => $"'{token}'"))})", characters)),
        marks.Select(anyOf => $"({string.Join(" | ", anyOf.Select(mark => $"'{mark}'"))})"));

    private string Either(string or, Func<IReadOnlyList<string>, string> expression, IReadOnlyList<string> characters)
    {
        List<string> tokens = characters.Count == 1 ? [characters[0]] : [.. SearchTokens.Pairs(characters)];
        return aside ? $"({expression(tokens)}{or}{expression(tokens.ConvertAll(SearchTokens.AsideToken))})" : expression(tokens);
    }

    private static string Join(string and, IEnumerable<string> first, IEnumerable<string> second) => string.Join(and, first.Concat(second));

    private static string Shortened(string? text) => text is null ? "" : text.Length <= LongestRead ? text : new StringInfo(text[..LongestRead]).String;

    private static bool IsWord(IReadOnlyList<string> characters) => characters.Count > 0;

    private static List<List<string>> Parts(string text)
    {
        var parts = new List<List<string>> { new() };
        foreach (var character in SearchTokens.Characters(text))
        {
            if (character[0] == SearchTokens.Gap)
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(character);
            }
        }

        return parts;
    }
}
