using System.Globalization;
using Assistance.Domain.Enterprises;

namespace Assistance.Web.Infrastructure.ReferenceCodes;

/// <summary>All codes that the product knows, read once from ReferenceData and kept in memory.</summary>
public sealed class Codes
{
    private Codes(Divisions divisions, Industries industries, CodeLists lists, SizeClassRule sizes) =>
        (Divisions, Industries, Lists, Sizes) = (divisions, industries, lists, sizes);

    /// <summary>GB/T 2260.</summary>
    public Divisions Divisions { get; }

    /// <summary>GB/T 4754-2017.</summary>
    public Industries Industries { get; }

    /// <summary>Causes, grades, service domains.</summary>
    public CodeLists Lists { get; }

    /// <summary>The size class of an enterprise by the official table of 2017.</summary>
    public SizeClassRule Sizes { get; }

    /// <summary>Reads everything; a file that is missing or broken stops the start.</summary>
    public static Codes Load()
    {
        var industries = Industries.Load(ReferenceFiles.PathOf("gbt4754_2017.csv"));
        return new(
            Divisions.Load(ReferenceFiles.PathOf("gbt2260_divisions.csv"), ReferenceFiles.PathOf("gbt2260_retired_codes.csv")),
            industries,
            CodeLists.Load(ReferenceFiles.PathOf("code_lists.json"), ReferenceFiles.PathOf("service_domains.json")),
            new SizeClassRule(ReferenceFiles.Csv(ReferenceFiles.PathOf("size_class_thresholds_2017.csv")).Select(Threshold), industries.SectionOf));
    }

    private static SizeClassThreshold Threshold(IReadOnlyDictionary<string, string> row) => new(
        row["gbt4754_scope"],
        Enum.Parse<SizeIndicator>(row["indicator"], ignoreCase: true),
        Number(row["large_min"]), Number(row["medium_min"]), Number(row["small_min"]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Registers the codes.</summary>
public static class ReferenceCodesSetup
{
    /// <summary>One instance for the whole program, read at its first use.</summary>
    public static WebApplicationBuilder AddReferenceCodes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => Codes.Load());
        return builder;
    }
}
