using System.Diagnostics;
using Assistance.Domain.Common;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>A list is applied as a whole or not at all, whatever dies or races meanwhile.</summary>
public class InterruptedListTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_command_that_is_killed_midway_leaves_nothing_and_a_second_run_completes()
    {
        const int rows = 30_000;
        var file = Path.Combine(App.Folder, "long.csv");
        await File.WriteAllBytesAsync(file, Rows(500_000, rows, "Killed"));
        Assert.True(await KilledAt("10,000", file), "It was killed before its end.");

        Assert.False(await App.InDatabase(db => db.Enterprises.AnyAsync(row => row.Name.StartsWith("Killed"))));
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
        var run = await ListCommand.Run(App, await File.ReadAllBytesAsync(file));
        Assert.True(run.Applied, run.Error);
        Assert.Equal(rows, run["added"]);
        Assert.Equal(rows, await App.InDatabase(db => db.Enterprises.CountAsync(row => row.Name.StartsWith("Killed"))));
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
        if (!Installation.OnPostgres)
        {
            Assert.Equal("ok", await App.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync()));
        }
    }

    [Fact]
    public async Task Two_that_race_apply_each_enterprise_once()
    {
        var list = Rows(700_000, 3_000, "Raced");
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ListCommand.Run(App, list))));

        // the second one finds everything there, or is told that somebody was faster
        Assert.Contains(runs, run => run.Code == 0);
        Assert.All(runs, run => Assert.True(run.Code == 0 || run.Json.ToString().Contains("meanwhile", StringComparison.Ordinal), run.Json + run.Error));
        Assert.Equal(3_000, await App.InDatabase(db => db.Enterprises.CountAsync(row => row.Name.StartsWith("Raced"))));
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
    }

    [Fact]
    public async Task Who_saves_while_the_database_is_taken_is_told_so_and_keeps_what_was_typed()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        await using var impatient = new AssistanceApp { WaitSeconds = 1 };
        var reference = await impatient.OpenCase();
        var form = await (await impatient.SignIn(Cast.Manager)).Get(CasesLinks.Pause(reference));
        await using var other = new SqliteConnection($"Data Source={Path.Combine(impatient.Folder, "assistance.db")}");
        await other.OpenAsync();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            var told = await form.Submit("main form", ("PauseReason", "The works are moving"));
            told.Expect(System.Net.HttpStatusCode.ServiceUnavailable).Shows("send it again in a minute", "The works are moving");
        }

        (await form.Submit("main form", ("PauseReason", "The works are moving"))).At(CasesLinks.Details(reference));
    }

    private static byte[] Rows(int from, int count, string name) =>
        ListFile.Csv(["uscc,name,division", .. Enumerable.Range(from, count).Select(i => $"{ListFile.Uscc(i)},{name} {i},210211")]);

    // the real program, as an operator runs it beside the server
    private async Task<bool> KilledAt(string progress, string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = App.Folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll"), "import", "enterprises", file, "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in App.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(progress, StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync();
                return process.ExitCode != 0;
            }
        }

        return false;
    }
}
