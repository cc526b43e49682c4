using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Shared;

/// <summary>
/// The one place that knows where the sentence for something recorded stands: a line of history of the kind "commitment.confirmed" reads
/// "commitments.history.confirmed", a notice of the same kind "commitments.notice.confirmed".
/// </summary>
public static class HistoryWords
{
    /// <summary>The sentence of a line of history, its named places filled from the facts.</summary>
    public static string Of(Text text, string kind, IReadOnlyDictionary<string, string> facts) => text.Fill(KeyOf("history", kind), facts).Trim();

    /// <summary>The sentence of a notice.</summary>
    public static string Notice(Text text, string kind, IReadOnlyDictionary<string, string> facts) => text.Fill(KeyOf("notice", kind), facts).Trim();

    /// <summary>The key for a kind: its area, then the use, then the rest of the kind.</summary>
    /// <param name="use">"history" or "notice".</param>
    public static string KeyOf(string use, string kind)
    {
        var dot = kind.IndexOf('.', StringComparison.Ordinal);
        // areas are named in the plural, but for the chasing
        var area = kind[..dot] == "chasing" ? "chasing" : kind[..dot] + "s";
        return $"{area}.{use}.{kind[(dot + 1)..]}";
    }
}
