namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>One entry of GB/T 4754-2017.</summary>
/// <param name="Name">Code and names.</param>
/// <param name="Level">"section" (A), "division" (01), "group" (011) or "class" (0111).</param>
/// <param name="Section">The letter of its section.</param>
public sealed record Industry(CodeName Name, string Level, string Section)
{
    /// <summary>The code.</summary>
    public string Code => Name.Code;
}

/// <summary>The industries of GB/T 4754-2017.</summary>
public sealed class Industries
{
    private readonly Dictionary<string, Industry> byCode;

    private Industries(Dictionary<string, Industry> byCode) => this.byCode = byCode;

    /// <summary>Reads the list.</summary>
    public static Industries Load(string path) => new(ReferenceFiles.Csv(path).ToDictionary(
        row => row["code"],
        row => new Industry(new CodeName(row["code"], row["name_zh"], row["name_en"].Length > 0 ? row["name_en"] : row["name_zh"]), row["level"], row["section"])));

    /// <summary>The industry of a code of any level, or null.</summary>
    public Industry? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The letter of the section of a two-digit division ("27" gives "C"), or null.</summary>
    public string? SectionOf(string division) => Find(division)?.Section;

    /// <summary>What somebody may mean who types this: a code from its beginning, or words of either name. Sections are left out; the broadest first.</summary>
    public IReadOnlyList<Industry> Search(string typed, int limit = 20)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. byCode.Values
                .Where(industry => industry.Level != "section" && words.All(industry.Name.Fits))
                .OrderBy(industry => industry.Code.Length)
                .ThenBy(industry => industry.Code, StringComparer.Ordinal)
                .Take(limit),
        ];
    }
}
