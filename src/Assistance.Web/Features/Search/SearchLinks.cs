namespace Assistance.Web.Features.Search;

/// <summary>Address of the search.</summary>
public static class SearchLinks
{
    /// <summary>The page with nothing looked for yet.</summary>
    public const string Page = "/search";

    /// <summary>What is found for a text.</summary>
    public static string For(string text) => $"{Page}?q={Uri.EscapeDataString(text)}";
}
