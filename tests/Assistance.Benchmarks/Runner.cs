namespace Assistance.Benchmarks;

/// <summary>
/// The measurements, by name. <c>generate --Data:Folder DIR [--scale 0.01]</c> makes the installation that the others are run on; with
/// <c>--Database:Provider Postgres --Database:ConnectionString …</c> it is made there. <c>import</c>, <c>sweep</c>, <c>outbox</c> and <c>audit</c> make their own, and need none.
/// </summary>
internal static class Runner
{
    /// <summary>Each takes the options behind its name and answers with its exit code.</summary>
    private static readonly Dictionary<string, Func<string[], Task<int>>> all = new(StringComparer.Ordinal)
    {
        ["generate"] = Data.Generate.RunAsync,
        ["import"] = Measuring.ImportLists.RunAsync,
        ["sweep"] = Measuring.Sweeps.RunAsync,
        ["lists"] = Measuring.Lists.RunAsync,
        ["case"] = Measuring.CasePage.RunAsync,
        ["outbox"] = Measuring.SendMail.RunAsync,
        ["search"] = Measuring.SearchNames.RunAsync,
        ["export"] = Measuring.Exports.RunAsync,
        ["audit"] = Measuring.Audits.RunAsync,
        ["start"] = Measuring.Starts.RunAsync,
        ["bare"] = Measuring.Starts.BareAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var name, .. var options] && all.TryGetValue(name, out var run))
        {
            return await run(options);
        }

        await Console.Error.WriteLineAsync(
            $"usage: {string.Join('|', all.Keys)} --Data:Folder DIR [--scale N] [--json FILE] [--Database:Provider Postgres --Database:ConnectionString C]");
        return 2;
    }
}
