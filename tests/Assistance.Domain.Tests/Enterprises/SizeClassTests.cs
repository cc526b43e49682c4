using System.Globalization;
using System.Text.Json;
using Assistance.Domain.Enterprises;
using FsCheck;
using FsCheck.Fluent;

namespace Assistance.Domain.Tests.Enterprises;

public sealed class SizeClassTests
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = Samples.Csv("size_class_thresholds_2017.csv");

    private static readonly Dictionary<string, string> Sections = Samples.Csv("gbt4754_2017.csv")
        .Where(row => row["level"] == "division")
        .ToDictionary(row => row["code"], row => row["section"]);

    private static readonly SizeClassRule Rule = new(
        Table.Select(row => new SizeClassThreshold(
            row["gbt4754_scope"],
            Enum.Parse<SizeIndicator>(row["indicator"], ignoreCase: true),
            Number(row["large_min"]), Number(row["medium_min"]), Number(row["small_min"]))),
        Sections.GetValueOrDefault);

    public static TheoryData<string, int?, decimal?, decimal?, string> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "size_class_test_vectors.json")));
        var data = new TheoryData<string, int?, decimal?, decimal?, string>();
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
        {
            decimal? Figure(string name) => vector.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
            data.Add(vector.GetProperty("industry").GetString()!, (int?)Figure("employees"), Figure("revenue"), Figure("assets"), vector.GetProperty("expected").GetString()!);
        }

        return data;
    }

    [Fact]
    public void The_files_were_read() => Assert.Equal((30, 12, 97), (Table.Count, Vectors().Count, Sections.Count));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_row_of_the_test_file_comes_out(string industry, int? employees, decimal? revenue, decimal? assets, string expected)
    {
        var code = Table.First(row => row["industry_zh"] == industry)["gbt4754_scope"].Split(' ')[0];
        Assert.Equal(expected, Rule.Compute(code, new(employees, revenue, assets))?.ToString().ToLowerInvariant());
    }

    [Theory]
    [InlineData("0111", "A")]
    [InlineData("2710", "B C D")]
    [InlineData("C", "B C D")]
    [InlineData("4710", "E")]
    [InlineData("5161", "51")]
    [InlineData("5911", "54 55 56 57 58 591")]
    [InlineData("5920", "592 593 594 595 596 599")]
    [InlineData("53", null)] // railways
    [InlineData("6510", "65")]
    [InlineData("7010", "701")]
    [InlineData("7020", "702")]
    [InlineData("7030", "M N O(80 81 82) 85 R 703 709")]
    [InlineData("7040", null)]
    [InlineData("70", null)]
    [InlineData("7330", "M N O(80 81 82) 85 R 703 709")]
    [InlineData("8111", "M N O(80 81 82) 85 R 703 709")]
    [InlineData("8510", "M N O(80 81 82) 85 R 703 709")]
    [InlineData("8411", null)]
    [InlineData("8310", null)]
    [InlineData("6610", null)]
    [InlineData("O", null)]
    [InlineData("", null)]
    [InlineData("99", null)]
    public void An_industry_finds_its_row(string code, string? scope) =>
        Assert.Equal(scope, Rule.ThresholdsFor(code).Select(row => row.Scope).Distinct().SingleOrDefault());

    [Theory]
    [InlineData("2710", null, 500)]
    [InlineData("2710", 10, null)]
    [InlineData("6610", 10, 500)]
    [InlineData(null, 10, 500)]
    public void Without_the_figures_or_a_row_there_is_no_size(string? code, int? employees, int? revenue) =>
        Assert.Null(Rule.Compute(code, new(employees, revenue, null)));

    [Fact]
    public void More_never_makes_smaller() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Gen.Elements("2710", "5161", "6110", "6510").ToArbitrary(), Gen.Choose(0, 1200).Four().ToArbitrary(), (code, n) =>
            Rule.Compute(code, new(n.Item1, n.Item2 * 40, null))
                <= Rule.Compute(code, new(n.Item1 + n.Item3, (n.Item2 + n.Item4) * 40, null))));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
