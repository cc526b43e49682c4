using System.Diagnostics;

namespace Assistance.Benchmarks.Measuring;

/// <summary>Two readers who ask for the same address, each as soon as the last answer came.</summary>
internal static class Load
{
    private const int Readers = 2;
    private const int WarmRequests = 1500;
    private const int WarmStep = 50;
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(40);

    /// <summary>What came out.</summary>
    /// <param name="PerSecond">Requests per second.</param>
    /// <param name="P99">The time in milliseconds within which 99 of 100 were answered.</param>
    public sealed record Outcome(double PerSecond, double P99);

    /// <summary>Asks until the runtime has compiled for good what the answer needs, but no longer than that takes: a program serves for weeks.</summary>
    public static async Task WarmAsync(HttpClient client, string path)
    {
        var (watch, asked) = (Stopwatch.StartNew(), 0);
        while (asked < WarmRequests && watch.Elapsed < WarmTime)
        {
            await RunAsync(client, path, WarmStep);
            asked += WarmStep;
        }
    }

    public static async Task<Outcome> RunAsync(HttpClient client, string path, int requests)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(client, path, requests / Readers)));
        var all = times.SelectMany(one => one).Order().ToList();
        return new(all.Count / watch.Elapsed.TotalSeconds, all[Math.Min(all.Count - 1, all.Count * 99 / 100)]);
    }

    private static async Task<List<double>> ReadAsync(HttpClient client, string path, int requests)
    {
        List<double> times = [];
        for (var i = 0; i < requests; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }
}
