namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// Two ways of doing the same work, by turns on the same machine: A B B A, five times. Noise that lasts hits both; what is told is the
/// median.
/// </summary>
internal static class Pairs
{
    private const int Count = 5;

    /// <summary>What came out.</summary>
    /// <param name="Value">Median of the product.</param>
    /// <param name="Floor">Median of the raw work.</param>
    /// <param name="Ratio">Median of the ratios of the pairs.</param>
    public sealed record Outcome(double Value, double Floor, double Ratio);

    /// <summary>Measures both; each run gives one number.</summary>
    /// <param name="pairs">How many; five where nothing else is said.</param>
    /// <param name="warm">Whether each is run once for nothing: what is compiled and cached by then is so in every run.</param>
    public static async Task<Outcome> MeasureAsync(Func<Task<double>> product, Func<Task<double>> floor, int pairs = Count, bool warm = true)
    {
        if (warm)
        {
            await product();
            await floor();
        }

        List<double> values = [], floors = [], ratios = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            var (first, second, third, fourth) = (await product(), await floor(), await floor(), await product());
            values.AddRange([first, fourth]);
            floors.AddRange([second, third]);
            ratios.Add((first + fourth) / (second + third));
        }

        return new(Median(values), Median(floors), Median(ratios));
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
