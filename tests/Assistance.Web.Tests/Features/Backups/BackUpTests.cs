using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Backups;
using Assistance.Web.Infrastructure.Backups;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Backups;

/// <summary>What is backed up while people work comes back whole, and nothing is overwritten or half restored.</summary>
public sealed class BackUpTests(AssistanceApp app) : WebTest(app), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_backup_").FullName;

    private string Kept => Path.Combine(folder, "kept");

    private string Other => Path.Combine(folder, "other");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_under_load_holds_every_save_acknowledged_before_and_its_audit_trail_is_whole()
    {
        var acknowledged = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                acknowledged.Enqueue(await Add($"91210211L{writer}{i:0000000}X"));
            }
        })).ToList();
        while (acknowledged.Count < 20 && !writers.Exists(writer => writer.IsFaulted))
        {
            await Task.Yield();
        }

        var before = acknowledged.ToList();
        var written = await App.SendAsSystem(new BackUp(Kept));
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        if (Installation.OnPostgres)
        {
            Assert.Contains(written.Manifest.Files, file => file.Path == BackupManifest.PostgresFile);
            return;
        }

        await Restore(written.Folder);
        await using var db = RestoredData.Open(Other);
        var kept = await db.Set<Enterprise>().Select(row => row.Uscc).ToListAsync();
        Assert.Empty(before.Except(kept));
        var found = await new AuditVerifier(db, (_, _) => true).VerifyAsync(default);
        Assert.Null(found.FirstBad);
        Assert.True(found.Entries > 20, "The audit trail was there.");
    }

    [Fact]
    public async Task What_was_backed_up_and_restored_differs_in_no_row_and_no_file()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(App.Folder, "files", "ab")).FullName, "abcd");
        await File.WriteAllBytesAsync(file, [1, 2, 3]);
        await App.SendAsSystem(new SealAudit());
        var written = await App.SendAsSystem(new BackUp(Kept));
        await Restore(Kept);
        Assert.Equal(RestoredData.Rows(written.Folder), RestoredData.Rows(Other));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(Other, "files", "ab", "abcd")));
        foreach (var kind in (string[])["audit", "certificates"])
        {
            var expected = Directory.EnumerateFiles(Path.Combine(App.Folder, kind)).Select(Path.GetFileName).Order();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Directory.EnumerateFiles(Path.Combine(Other, kind)).Select(Path.GetFileName).Order());
        }

        // nothing but the note of this backup was written since
        var live = RestoredData.Rows(App.Folder).Where(row => !row.Contains("backup.last", StringComparison.Ordinal));
        Assert.Equal(live, RestoredData.Rows(Other).Where(row => !row.Contains("backup.last", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_restore_in_place_brings_back_what_was_lost()
    {
        await using var own = new AssistanceApp();
        var uscc = await Add("91210211RESTORED1X", own);
        await own.SendAsSystem(new BackUp(Kept));
        await own.InDatabase(db => db.Set<Enterprise>().Where(row => row.Uscc == uscc).ExecuteDeleteAsync());
        var refused = await Run(own, "restore", Kept, "--json");
        Assert.Equal((1, "backup.in-the-way", false), (refused.Code, refused.Json.GetProperty("refused")[0].GetProperty("code").GetString(), refused.Prepared));
        Assert.False(await own.InDatabase(db => db.Set<Enterprise>().AnyAsync(row => row.Uscc == uscc)));

        var done = await Run(own, "restore", Kept, "--overwrite", "--json");
        Assert.Equal((0, false), (done.Code, done.Prepared));
        Assert.True(await own.InDatabase(db => db.Set<Enterprise>().AnyAsync(row => row.Uscc == uscc)));
        Assert.Null((await own.SendAsSystem(new VerifyAudit())).FirstBad);
        if (!Installation.OnPostgres)
        {
            Assert.True(File.Exists(Path.Combine(done.Json.GetProperty("before").GetString()!, "assistance.db")));
        }
    }

    [Fact]
    public async Task A_data_folder_in_use_is_not_replaced()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        await using var own = new AssistanceApp();
        await own.SendAsSystem(new BackUp(Kept));
        using var server = new SqliteConnection($"Data Source={Path.Combine(own.Folder, "assistance.db")};Pooling=False");
        server.Open();
        using var command = server.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"Enterprises\"";
        command.ExecuteScalar();
        var refused = await Run(own, "restore", Kept, "--overwrite", "--json");
        Assert.Equal((1, "backup.running"), (refused.Code, refused.Json.GetProperty("refused")[0].GetProperty("code").GetString()));
        Assert.Empty(Directory.EnumerateDirectories(own.Folder, ".*"));
    }

    [Theory]
    [InlineData("database", "backup.broken")]
    [InlineData("file", "backup.broken")]
    [InlineData("gone", "backup.missing")]
    [InlineData("manifest", "backup.none")]
    [InlineData("outside", "backup.missing")]
    [InlineData("schema", "backup.newer")]
    [InlineData("format", "backup.newer")]
    [InlineData("empty", "backup.none")]
    public async Task A_broken_or_newer_backup_is_refused_and_nothing_is_touched(string how, string code)
    {
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(App.Folder, "files", "cd")).FullName, "cdef"), new byte[100]);
        var written = (await App.SendAsSystem(new BackUp(Kept))).Folder;
        var (database, file, manifest) = (Path.Combine(written, Installation.OnPostgres ? "assistance.dump" : "assistance.db"), Path.Combine(written, "files/cd/cdef"), Path.Combine(written, "manifest.json"));
        switch (how)
        {
            case "database": Truncate(database); break;
            case "file": Truncate(file); break;
            case "gone": File.Delete(file); break;
            case "manifest": Truncate(manifest); break;
            case "outside": await Change(json => json["files"]![1]!["path"] = "../../" + Path.GetFileName(folder) + "/x"); break;
            case "schema": await Change(json => json["schema"] = "29990101000000_Later"); break;
            case "format": await Change(json => json["format"] = 2); break;
            default: Directory.Delete(written, recursive: true); break;
        }

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Restore(Kept, overwrite: true));
        Assert.Equal(code, refused.Refusals[0].Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Other));

        async Task Change(Action<JsonNode> change)
        {
            var json = JsonNode.Parse(await File.ReadAllTextAsync(manifest))!;
            change(json);
            await File.WriteAllTextAsync(manifest, json.ToJsonString());
        }
    }

    [Fact]
    public async Task As_many_backups_are_kept_as_are_asked_for_and_nothing_else_is_removed()
    {
        Directory.CreateDirectory(Path.Combine(Kept, "assistance-notes"));
        for (var day = 1; day <= 4; day++)
        {
            Clock.Set($"2026-11-2{day}");
            await App.SendAsSystem(new BackUp(Kept, 2));
        }

        Assert.Equal(3, Directory.EnumerateDirectories(Kept).Count());
        Assert.Equal(2, Directory.EnumerateDirectories(Kept, "assistance-2026112*").Count());
        Assert.EndsWith("assistance-20261124T020000Z", BackupWriter.Find(Kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_inside_the_data_folder_is_refused()
    {
        var run = await Run(App, "backup", Path.Combine(App.Folder, "backups"), "--json");
        Assert.Equal((1, "backup.inside"), (run.Code, run.Json.GetProperty("refused")[0].GetProperty("code").GetString()));
        Assert.False(Directory.Exists(Path.Combine(App.Folder, "backups")));
    }

    [Fact]
    public async Task The_administrator_sees_how_old_the_last_backup_is()
    {
        await using var own = new AssistanceApp();
        (await (await own.SignIn(Cast.Administrator)).Get("/chasing")).Shows("There is no backup yet.");
        var run = await Run(own, "backup", Kept, "--json");
        Assert.Equal((0, true), (run.Code, run.Json.GetProperty("verified").GetBoolean()));
        own.Clock.Set("2026-11-21");
        (await (await own.SignIn(Cast.Administrator)).Get("/chasing")).Shows("The last backup is 24 hours old.");
    }

    [Fact]
    public async Task Monitoring_hears_of_a_nightly_backup_that_is_missing()
    {
        await using var own = new AssistanceApp();
        var options = own.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BackupOptions>>().Value;
        options.Folder = Kept;
        Assert.Equal("Degraded\nbackup: none", await own.Browse().Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        await own.SendAsSystem(new BackUp(Kept));
        Assert.Equal("Healthy\nbackup: 0 h old", await own.Browse().Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        own.Clock.Set("2026-11-22");
        Assert.Equal("Degraded\nbackup: 48 h old", await own.Browse().Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    private static void Truncate(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }

    private static async Task<Finished> Run(AssistanceApp app, params string[] args)
    {
        using var output = new StringWriter();
        var prepared = false;
        var code = await OperatorCommands.RunAsync(
            CommandLine.Parse(args), app.Services, () => Task.FromResult(prepared = true), output, TextWriter.Null, CancellationToken.None);
        return new(code, JsonDocument.Parse(output.ToString()).RootElement, prepared);
    }

    private Task<string> Add(string uscc, AssistanceApp? other = null) => (other ?? App).InDatabase(async db =>
    {
        db.Add(new Enterprise(uscc, "Under load", Cast.Division));
        await db.SaveChangesAsync();
        return uscc;
    });

    private Task Restore(string from, bool overwrite = false) => RestoredData.RestoreAsync(App, from, Other, overwrite);

    private sealed record Finished(int Code, JsonElement Json, bool Prepared);
}
