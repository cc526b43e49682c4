using System.Globalization;
using System.Text.Json;

namespace Assistance.Benchmarks.Measuring;

/// <summary>One measured figure.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Case">What of it.</param>
/// <param name="Database">"sqlite" or "postgres".</param>
/// <param name="N">How many requests, queries or rows it stands on.</param>
/// <param name="Value">The product's.</param>
/// <param name="Floor">The same work done raw in the same run, or null for a count.</param>
/// <param name="Ratio">The median of the ratios of the pairs, or null for a count.</param>
internal sealed record Figure(string Name, string Case, string Database, long N, double Value, double? Floor, double? Ratio, string Unit);

/// <summary>Collects figures, prints them as a table, and as JSON where asked.</summary>
internal sealed class Figures(string database)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Figure> all = [];

    public void Add(string name, string of, long n, double value, double? floor, double? ratio, string unit) =>
        all.Add(new(name, of, database, n, Math.Round(value, 3), floor is { } raw ? Math.Round(raw, 3) : null, ratio is { } part ? Math.Round(part, 3) : null, unit));

    public void Add(string name, string of, long n, Pairs.Outcome outcome, string unit) => Add(name, of, n, outcome.Value, outcome.Floor, outcome.Ratio, unit);

    /// <summary>Prints the table, and writes the file that <paramref name="path"/> names, if any.</summary>
    public async Task TellAsync(string? path)
    {
        Console.WriteLine($"{"name",-8} {"case",-44} {"n",9} {"value",12} {"floor",12} {"ratio",8} unit");
        foreach (var one in all)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{one.Name,-8} {one.Case,-44} {one.N,9} {one.Value,12:0.###} {one.Floor,12:0.###} {one.Ratio,8:0.###} {one.Unit}"));
        }

        if (!string.IsNullOrEmpty(path))
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(all, json));
        }
    }
}
