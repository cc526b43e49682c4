using System.Text;

namespace Assistance.Data.Searching;

/// <summary>A piece of a text.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="IsHit">Whether it is what was looked for.</param>
public sealed record SearchPiece(string Text, bool IsHit);

/// <summary>Shows where in a text stands what was looked for, in the spelling of the text.</summary>
public static class SearchHighlight
{
    /// <summary>The text in pieces. Where the whole query does not stand in it, its words are looked for.</summary>
    public static IReadOnlyList<SearchPiece> Of(string text, string sought)
    {
        var (characters, starts) = Spelled(text);
        var spans = Spans(characters, starts, SearchTokens.Characters(sought));
        if (spans.Count == 0)
        {
            spans = [.. sought.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Spans(characters, starts, SearchTokens.Characters(word)))];
        }

        var pieces = new List<SearchPiece>();
        var at = 0;
        foreach (var (from, to) in spans.Where(span => span.To > span.From).OrderBy(span => span.From))
        {
            if (from >= at)
            {
                pieces.Add(new(text[at..from], false));
                pieces.Add(new(text[from..to], true));
                at = to;
            }
        }

        pieces.Add(new(text[at..], false));
        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    /// <summary>The characters as the index spells them, and where in the text each begins; the last place is the end of the text.</summary>
    private static (List<string> Characters, List<int> Starts) Spelled(string text)
    {
        var (characters, starts, at) = (new List<string>(), new List<int>(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var spelled = SearchTokens.Characters(rune.ToString());
            foreach (var character in spelled.Count == 0 ? [SearchTokens.Gap.ToString()] : spelled)
            {
                if (character[0] != SearchTokens.Gap || characters.Count == 0 || characters[^1][0] != SearchTokens.Gap)
                {
                    characters.Add(character);
                    starts.Add(at);
                }
            }

            // half of a surrogate pair is read as a sign of its own, one place long
            at += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        starts.Add(text.Length);
        return (characters, starts);
    }

    private static List<(int From, int To)> Spans(List<string> characters, List<int> starts, IReadOnlyList<string> sought)
    {
        var spans = new List<(int From, int To)>();
        for (var at = 0; sought.Count > 0 && at + sought.Count <= characters.Count; at++)
        {
            if (sought.Select((character, offset) => characters[at + offset] == character).All(same => same))
            {
                spans.Add((starts[at], starts[at + sought.Count]));
                at += sought.Count - 1;
            }
        }

        return spans;
    }
}
