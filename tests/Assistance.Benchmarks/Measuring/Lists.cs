using System.Text.RegularExpressions;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// The lists, signed in and scoped, against the same SQL by ADO.NET and the same bytes from a bare handler; the deepest page against the
/// first; and, where <c>--small DIR</c> names an installation of 10,000 commitments, the big one against the small one.
/// </summary>
internal static partial class Lists
{
    private const int Requests = 60;

    private static readonly (string Who, string Path)[] pages =
    [
        ("Caseworker 440305", "/commitments"), ("Manager 440000", "/commitments"), ("Manager 440000", "/enterprises"), ("Manager 440000", "/overdue"), ("Manager 440000", "/cases"),
    ];

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        await using var product = await Product.StartAsync(options);
        var figures = new Figures(product.Database);
        foreach (var (who, path) in pages)
        {
            var client = await SignInAsync(product, who);
            await AgainstFloorAsync(figures, product, client, $"{path} {who}", path);
            if (await DeepestAsync(client, path) is { } deepest)
            {
                figures.Add("lists", $"{path} {who} deepest:first", Requests, await Pairs.MeasureAsync(() => TimeAsync(client, deepest), () => TimeAsync(client, path)), "ms");
            }
        }

        if (configuration["small"] is { Length: > 0 } small)
        {
            await using var other = await Product.StartAsync(["--Data:Folder", small]);
            foreach (var (who, path) in pages)
            {
                var (big, little) = (await SignInAsync(product, who), await SignInAsync(other, who));
                figures.Add("lists", $"{path} {who} big:small", Requests, await Pairs.MeasureAsync(() => TimeAsync(big, path), () => TimeAsync(little, path)), "ms");
            }
        }

        await figures.TellAsync(configuration["json"]);
        return 0;
    }

    /// <summary>Signs in the generated person of a name.</summary>
    internal static async Task<HttpClient> SignInAsync(Product product, string name) =>
        await product.SignInAsync(await product.LookAsync(db => db.Set<Person>().AsNoTracking().FirstAsync(row => row.Name == name)));

    /// <summary>Requests per second and the slowest answers, of the page and of its floor.</summary>
    internal static async Task AgainstFloorAsync(Figures figures, Product product, HttpClient client, string of, string path, IReadOnlyList<SentStatement>? raw = null)
    {
        var benchmark = raw is null ? "lists" : "case";
        await client.GetStringAsync(new Uri(path, UriKind.Relative));
        byte[] page = [];
        var statements = await SentSql.DuringAsync(async () => page = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
        await using var floor = await Floor.StartAsync(product.Connection, raw ?? statements, page);
        await Load.WarmAsync(client, path);
        await Load.WarmAsync(floor.Client, "/");
        List<double> slow = [], slowFloor = [];
        var speed = await Pairs.MeasureAsync(
            async () => Kept(await Load.RunAsync(client, path, Requests), slow),
            async () => Kept(await Load.RunAsync(floor.Client, "/", Requests), slowFloor));
        figures.Add(benchmark, of + " statements", 1, statements.Count, null, null, "statements");
        figures.Add(benchmark, of, Requests, speed, "requests/s");
        figures.Add(benchmark, of + " p99", Requests, Pairs.Median(slow), Pairs.Median(slowFloor), Pairs.Median(slow) / Pairs.Median(slowFloor), "ms");
    }

    private static double Kept(Load.Outcome outcome, List<double> slow)
    {
        slow.Add(outcome.P99);
        return outcome.PerSecond;
    }

    private static async Task<double> TimeAsync(HttpClient client, string path) => 1000 / (await Load.RunAsync(client, path, Requests / 3)).PerSecond;

    /// <summary>The last page, reached by a key as from the page before it; null for a list that cannot be read from its end.</summary>
    private static async Task<string?> DeepestAsync(HttpClient client, string path)
    {
        var end = path switch
        {
            "/commitments" => "before=99991231-ffffffffffffffffffffffffffffffff",
            "/cases" => "before=000000~",
            _ => null,
        };
        if (end is null)
        {
            return null;
        }

        var last = await client.GetStringAsync(new Uri($"{path}?{end}", UriKind.Relative));
        return Before().Match(last) is { Success: true } found ? $"{path}?after={found.Groups[1].Value}" : null;
    }

    [GeneratedRegex("before=([^\"&]+)")]
    private static partial Regex Before();
}
