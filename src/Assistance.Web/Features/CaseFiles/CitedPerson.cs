using System.Text.RegularExpressions;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>A person as a case file cites one: "Dong Ding (deputy director)". Brackets may be of half or full width.</summary>
/// <param name="Name">The name without the title.</param>
/// <param name="Title">The title, or null.</param>
/// <param name="Text">The whole as written.</param>
internal sealed partial record CitedPerson(string Name, string? Title, string Text)
{
    /// <summary>Takes a citation apart.</summary>
    public static CitedPerson Parse(string text)
    {
        var match = Shape().Match(text.Trim());
        return match.Success ? new(match.Groups[1].Value, match.Groups[2].Value.Trim(), text) : new(text.Trim(), null, text);
    }

    [GeneratedRegex(@"^(.+?)\s*[(\uFF08]([^()\uFF08\uFF09]+)[)\uFF09]$")]
    private static partial Regex Shape();
}
