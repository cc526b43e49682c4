using System.Text.RegularExpressions;

namespace Assistance.Domain.Enterprises;

/// <summary>
/// Computes the size class: an enterprise has a size only if it reaches the bound of every figure that counts in its industry, and
/// otherwise drops to the next lower one.
/// </summary>
public sealed partial class SizeClassRule
{
    private readonly Dictionary<string, List<SizeClassThreshold>> byCode = [];
    private readonly Func<string, string?> sectionOf;

    /// <summary>Builds the rule from the official table.</summary>
    /// <param name="thresholds">The rows of the table.</param>
    /// <param name="sectionOf">The section letter of a two-digit division of GB/T 4754 ("27" gives "C"), or null for none.</param>
    public SizeClassRule(IEnumerable<SizeClassThreshold> thresholds, Func<string, string?> sectionOf)
    {
        this.sectionOf = sectionOf;
        foreach (var threshold in thresholds)
        {
            foreach (var code in Codes(threshold.Scope))
            {
                if (!byCode.TryGetValue(code, out var rows))
                {
                    byCode.Add(code, rows = []);
                }

                rows.Add(threshold);
            }
        }
    }

    /// <summary>The rows that count for an industry, by the longest code that covers it; empty where the official table has no sizes (finance, education, health).</summary>
    /// <param name="industryCode">A GB/T 4754 code of any level: "C", "27", "271", "2710".</param>
    public IReadOnlyList<SizeClassThreshold> ThresholdsFor(string industryCode)
    {
        for (var length = industryCode.Length; length > 0; length--)
        {
            if (byCode.TryGetValue(industryCode[..length], out var rows))
            {
                return rows;
            }
        }

        return industryCode.Length >= 2 && sectionOf(industryCode[..2]) is { } section && byCode.TryGetValue(section, out var ofSection)
            ? ofSection
            : [];
    }

    /// <summary>The size class, or null when the industry has none or a figure that counts is not known.</summary>
    public SizeClass? Compute(string? industryCode, SizeFigures figures)
    {
        var rows = ThresholdsFor(industryCode?.Trim() ?? "");
        var size = SizeClass.Large;
        foreach (var row in rows)
        {
            if (Figure(figures, row.Indicator) is not { } value)
            {
                return null;
            }

            var reached = value >= row.LargeMin ? SizeClass.Large
                : value >= row.MediumMin ? SizeClass.Medium
                : value >= row.SmallMin ? SizeClass.Small
                : SizeClass.Micro;
            size = reached < size ? reached : size;
        }

        return rows.Count == 0 ? null : size;
    }

    private static decimal? Figure(SizeFigures figures, SizeIndicator indicator) => indicator switch
    {
        SizeIndicator.Employees => figures.Employees,
        SizeIndicator.Revenue => figures.Revenue,
        _ => figures.Assets,
    };

    /// <summary>"M O(80 81) 85" covers M, 80, 81 and 85: the brackets take the place of their section.</summary>
    private static string[] Codes(string scope) =>
        Narrowed().Replace(scope, "$1").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[A-Z]\(([^)]*)\)")]
    private static partial Regex Narrowed();
}
