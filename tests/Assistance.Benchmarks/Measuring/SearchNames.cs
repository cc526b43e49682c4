using System.Diagnostics;
using Assistance.Benchmarks.Data;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Enterprises;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// Random pieces of two to four characters out of the names of all enterprises. What the search index finds is compared with every name
/// that holds the piece; its time with that of LIKE, both for the twenty newest, as the page of the search asks.
/// </summary>
internal static class SearchNames
{
    private const int Shown = 20;

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var queries = configuration.GetValue("queries", 1_000);
        var timed = configuration.GetValue("timed", 100);
        await using var product = await Product.StartAsync(options);
        var figures = new Figures(product.Database);
        var names = await product.LookAsync(db => db.Enterprises.AsNoTracking().Select(row => row.Name).ToListAsync());
        var words = new Words(7);
        var pieces = Enumerable.Range(0, queries).Select(_ => Piece(words, words.Pick(names))).ToList();
        var spelled = names.AsParallel().AsOrdered().Select(SearchTokens.Normalise).ToList();
        var counts = pieces.AsParallel().AsOrdered().Select(piece => Count(spelled, SearchTokens.Normalise(piece))).ToList();
        var (missed, wrong) = (0L, 0L);
        for (var i = 0; i < pieces.Count; i++)
        {
            var found = await product.LookAsync(db => db.Found(SearchKind.Enterprise, SearchPhrase.Whole(pieces[i])).Select(row => row.Title).ToListAsync());
            // codes are searched too; a piece of Latin letters or digits may stand in one
            var right = found.Count(title => SearchTokens.Normalise(title).Contains(SearchTokens.Normalise(pieces[i]), StringComparison.Ordinal));
            missed += counts[i] - right;
            wrong += pieces[i].All(sign => sign > 0x2E80) ? found.Count - right : 0;
        }

        var all = counts.Sum(count => (long)count);
        figures.Add("search", $"recall over {names.Count:N0} names", queries, all == 0 ? 1 : 1 - ((double)missed / all), null, null, "share");
        figures.Add("search", "false hits", queries, wrong, null, null, "hits");
        await TimeAsync(figures, product, "rare (< 1,000 names)", [.. pieces.Where((_, i) => counts[i] < 1_000).Take(timed)]);
        await TimeAsync(figures, product, "common (1,000 or more)", [.. pieces.Where((_, i) => counts[i] >= 1_000).Take(timed)]);
        await figures.TellAsync(configuration["json"]);
        return 0;
    }

    private static async Task TimeAsync(Figures figures, Product product, string of, List<string> pieces)
    {
        if (pieces.Count == 0)
        {
            return;
        }

        var next = 0;
        List<string> Turn() => [.. Enumerable.Range(0, Math.Max(1, pieces.Count / 20)).Select(_ => pieces[next++ % pieces.Count])];
        var outcome = await Pairs.MeasureAsync(
            () => MillisecondsAsync(product, Turn(), (db, piece) => db.Found(SearchKind.Enterprise, SearchPhrase.Whole(piece)).OrderByDescending(row => row.Id).Take(Shown + 1).Select(row => row.Title)),
            () => MillisecondsAsync(product, Turn(), (db, piece) => db.Set<Enterprise>().Where(row => EF.Functions.Like(row.Name, $"%{piece}%")).OrderByDescending(row => row.Id).Take(Shown + 1).Select(row => row.Name)));
        figures.Add("search", of, pieces.Count, outcome, "ms");
    }

    private static async Task<double> MillisecondsAsync(Product product, List<string> pieces, Func<AssistanceDb, string, IQueryable<string>> query)
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in pieces)
        {
            await product.LookAsync(db => query(db, piece).ToListAsync());
        }

        return watch.Elapsed.TotalMilliseconds / pieces.Count;
    }

    private static int Count(List<string> spelled, string piece) => spelled.Count(name => name.Contains(piece, StringComparison.Ordinal));

    /// <summary>Two to four neighbouring characters with a letter or digit at both ends.</summary>
    private static string Piece(Words words, string name)
    {
        while (true)
        {
            var length = Math.Min(2 + words.Next(3), name.Length);
            var piece = name.Substring(words.Next(name.Length - length + 1), length);
            if (char.IsLetterOrDigit(piece[0]) && char.IsLetterOrDigit(piece[^1]))
            {
                return piece;
            }
        }
    }
}
