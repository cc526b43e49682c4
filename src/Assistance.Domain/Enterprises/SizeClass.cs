namespace Assistance.Domain.Enterprises;

/// <summary>Statistical size of an enterprise (国统字〔2017〕213号), the smallest first.</summary>
public enum SizeClass
{
    /// <summary>微型.</summary>
    Micro = 1,

    /// <summary>小型.</summary>
    Small = 2,

    /// <summary>中型.</summary>
    Medium = 3,

    /// <summary>大型.</summary>
    Large = 4,
}

/// <summary>A figure by which size is measured.</summary>
public enum SizeIndicator
{
    /// <summary>People employed.</summary>
    Employees = 1,

    /// <summary>Yearly revenue in 10,000 CNY 万元.</summary>
    Revenue = 2,

    /// <summary>Total assets in 10,000 CNY 万元.</summary>
    Assets = 3,
}

/// <summary>One row of the official table: the least value of one figure for each size, in one industry. Bounds are inclusive.</summary>
/// <param name="Scope">The GB/T 4754 codes of the industry: sections, divisions and groups, "A", "54 55 591", "M N O(80 81 82) 85". Codes in brackets narrow the section before them.</param>
/// <param name="Indicator">The figure.</param>
/// <param name="LargeMin">Least value of a large enterprise.</param>
/// <param name="MediumMin">Least value of a medium enterprise.</param>
/// <param name="SmallMin">Least value of a small enterprise; below is micro.</param>
public sealed record SizeClassThreshold(string Scope, SizeIndicator Indicator, decimal LargeMin, decimal MediumMin, decimal SmallMin);

/// <summary>The figures of an enterprise, as far as they are known.</summary>
/// <param name="Employees">People employed.</param>
/// <param name="Revenue">Yearly revenue in 10,000 CNY 万元.</param>
/// <param name="Assets">Total assets in 10,000 CNY 万元.</param>
public sealed record SizeFigures(int? Employees, decimal? Revenue, decimal? Assets);
