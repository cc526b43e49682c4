using Assistance.Domain.People;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>One division of GB/T 2260. There are Chinese names only: English pages show the code and the Chinese name.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Own name; for a retired code its last name.</param>
/// <param name="FullName">Own name with those of the divisions above it, the highest first, without a space.</param>
/// <param name="IsRetired">Whether the code is no longer in use; old records still carry it.</param>
public sealed record Division(string Code, string Name, string FullName, bool IsRetired);

/// <summary>The divisions of GB/T 2260, those in use and those retired.</summary>
public sealed class Divisions
{
    private readonly Dictionary<string, Division> byCode;
    private readonly Division[] inUse;

    private Divisions(Dictionary<string, Division> byCode)
    {
        this.byCode = byCode;
        inUse = [.. byCode.Values.Where(division => !division.IsRetired).OrderBy(division => division.Code, StringComparer.Ordinal)];
    }

    /// <summary>Every division in use, by code.</summary>
    public IReadOnlyList<Division> InUse => inUse;

    /// <summary>Reads both lists.</summary>
    public static Divisions Load(string currentPath, string retiredPath)
    {
        var rows = ReferenceFiles.Csv(currentPath).ToList();
        // "district under the city's own rule" stands in the list between a city and its districts; people do not say it
        var placeholders = rows.Where(row => row["kind"] == "placeholder").Select(row => row["code"]).ToHashSet();
        var names = rows.Where(row => !placeholders.Contains(row["code"])).ToDictionary(row => row["code"], row => row["name"]);
        var all = names.ToDictionary(row => row.Key, row => new Division(row.Key, row.Value, Full(row.Key, row.Value, names), IsRetired: false));
        foreach (var row in ReferenceFiles.Csv(retiredPath).Where(row => !placeholders.Contains(row["code"])))
        {
            all.TryAdd(row["code"], new(row["code"], row["last_name"], Full(row["code"], row["last_name"], names), IsRetired: true));
        }

        return new(all);
    }

    /// <summary>The division of a code, retired ones included, or null.</summary>
    public Division? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The full name of a code, or the code itself when it is unknown.</summary>
    public string FullName(string code) => Find(code)?.FullName ?? code;

    /// <summary>The divisions above one, the nearest first: the city, then the province.</summary>
    public IReadOnlyList<Division> Above(string code) =>
        [.. AboveCodes(code).Select(Find).OfType<Division>().Where(division => division.Code != code)];

    /// <summary>What somebody may mean who types this: a code from its beginning, or words of the full name in any order. Divisions in use, the highest first.</summary>
    /// <param name="below">Only this division and those below it, or null for all.</param>
    public IReadOnlyList<Division> Search(string typed, int limit = 20, string? below = null)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var scope = DivisionScope.WithBelow(below ?? "000000");
        return words.Length == 0 ? [] :
        [
            .. inUse
                .Where(division => scope.Contains(division.Code))
                .Where(division => words.All(word => char.IsAsciiDigit(word[0])
                    ? division.Code.StartsWith(word, StringComparison.Ordinal)
                    : division.FullName.Contains(word, StringComparison.Ordinal)))
                .OrderByDescending(division => division.Name.StartsWith(words[^1], StringComparison.Ordinal))
                .ThenBy(division => DivisionScope.Prefix(division.Code).Length)
                .ThenBy(division => division.Code, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static IEnumerable<string> AboveCodes(string code) => [code[..4] + "00", code[..2] + "0000"];

    private static string Full(string code, string name, Dictionary<string, string> names) =>
        string.Concat(AboveCodes(code).Where(above => above != code).Reverse().Distinct().Select(above => names.GetValueOrDefault(above, ""))) + name;
}
