using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Assistance.Data;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>Four processes of the product sweep the same installation at the same time; one is killed in the middle.</summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public class RacingSweepsTests(ITestOutputHelper output)
{
    private const int Processes = 4;

    // a hang fails, a slow machine does not: how long it took is written down
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Everything_is_raised_once_and_the_others_do_what_the_dead_one_held()
    {
        for (var round = 0; round < Kill.Rounds; round++)
        {
            await using var chased = await Chased.Make(deadlines: 1500, people: 40);
            await using var app = chased.Open();
            var today = app.Clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            List<Process> racers = [];
            try
            {
                if (Installation.OnPostgres)
                {
                    await StartTogether(app, racers, () => Begin(chased.Installation, today));
                }
                else
                {
                    racers.AddRange(Enumerable.Range(0, Processes).Select(_ => Begin(chased.Installation, today)));
                }

                var victim = await FirstToRaise(app, racers);
                await Task.Delay(new Random(round).Next(0, 60));
                victim.Kill(entireProcessTree: true);
                var killed = TimeProvider.System.GetTimestamp();
                var standing = await app.InDatabase(db => db.Notices.CountAsync(row => row.Kind == "chase"));
                var others = racers.Where(racer => racer != victim).ToList();
                using var hang = new CancellationTokenSource(patience);
                var said = await Task.WhenAll(others.Select(async racer =>
                {
                    var words = racer.StandardOutput.ReadToEndAsync(hang.Token);
                    await racer.WaitForExitAsync(hang.Token);
                    return await words;
                }));
                output.WriteLine($"killed with {standing} notices standing; the others were done {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:0.0} s later");
                Assert.All(others, racer => Assert.Equal(0, racer.ExitCode));

                // what each of them says that it raised, nobody else says
                var counts = said.Select(words => JsonDocument.Parse(words).RootElement.GetProperty("raised").GetArrayLength()).ToList();
                output.WriteLine($"they raised {string.Join(", ", counts)} of {chased.Expected}");
                Assert.True(counts.Sum() <= chased.Expected, "Two processes say that they raised the same.");
            }
            finally
            {
                foreach (var racer in racers)
                {
                    if (!racer.HasExited)
                    {
                        racer.Kill(entireProcessTree: true);
                        await racer.WaitForExitAsync();
                    }

                    racer.Dispose();
                }
            }

            await chased.Holds(app);
        }
    }

    // one starts a little earlier than the others and would do it all: what is due is held until every one of them asks for it
    private static async Task StartTogether(AssistanceApp app, List<Process> racers, Func<Process> begin)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        await using var hold = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("""SELECT 1 FROM "Deadlines" WHERE "NextChaseOn" <= {0} FOR UPDATE""", app.Clock.Today);
        var before = await Asking(app);
        racers.AddRange(Enumerable.Range(0, Processes).Select(_ => begin()));
        var until = TimeProvider.System.GetUtcNow() + patience;
        while ((await Asking(app)).Except(before).Count() < Processes && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(50);
        }
    }

    private static Task<List<int>> Asking(AssistanceApp app) => app.InDatabase(db => db.Database
        .SqlQuery<int>($"SELECT pid AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE {"%\"Deadlines\"%"}").ToListAsync());

    // whoever of them is at work when the ledger begins to fill: any will do that has not come to its end
    private static async Task<Process> FirstToRaise(AssistanceApp app, List<Process> racers)
    {
        var until = TimeProvider.System.GetUtcNow() + patience;
        while (!await Chased.Begun(app))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until && racers.Any(racer => !racer.HasExited), "No process raised anything.");
            await Task.Delay(10);
        }

        return racers.First(racer => !racer.HasExited);
    }

    private static Process Begin(Installation installation, string asOf)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll"), "chase", "--as-of", asOf, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = false,
        };
        foreach (var (key, value) in installation.Settings.Append(new("Chasing:BatchSize", "50")))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }
}
