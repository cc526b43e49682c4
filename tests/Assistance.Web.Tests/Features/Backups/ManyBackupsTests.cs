using System.Security.Cryptography;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Backups;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Backups;

/// <summary>Backups while people save rows and files, one after the other, each restored and compared.</summary>
public sealed class ManyBackupsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_backups_").FullName;

    private string Kept => Path.Combine(folder, "kept");

    private string Other => Path.Combine(folder, "other");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>ASSISTANCE_BACKUPS says how many; ten in every run of the suites.</summary>
    [Fact]
    public async Task Many_backups_under_load_are_restored_without_a_difference()
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        var many = int.TryParse(Environment.GetEnvironmentVariable("ASSISTANCE_BACKUPS"), out var told) ? told : 10;
        await using var own = new AssistanceApp();
        // long ago: an upload that is under way bears the time of the machine, and is not to look forgotten
        own.Clock.Set("2020-01-01");
        var load = await WriteLoad.PrepareAsync(own);
        var saves = 0;
        for (var i = 0; i < many; i++)
        {
            // people save, and a job removes what was held some days ago, from before the backup begins until it is written
            own.Clock.Advance(TimeSpan.FromDays(3));
            using var stop = new CancellationTokenSource();
            var work = load.Begin(stop.Token);
            while (load.Saves < saves + 4 && !work.IsFaulted)
            {
                await Task.Yield();
            }

            var before = load.Acknowledged();
            var backup = own.SendAsSystem(new BackUp(Kept));
            await Task.WhenAny(backup, work);
            await stop.CancelAsync();
            await work;
            var written = await backup;
            saves = load.Saves;
            await RestoredData.RestoreAsync(own, written.Folder, Other, overwrite: true);
            Assert.Equal(RestoredData.Rows(written.Folder), RestoredData.Rows(Other));
            await using var db = RestoredData.Open(Other);
            var names = await db.Set<Enterprise>().ToDictionaryAsync(row => row.Id, row => row.Name);
            Assert.All(before.Edits, edit => Assert.True(WriteLoad.NumberIn(names[edit.Key]) >= edit.Value, "An acknowledged edit is missing."));
            Assert.Null((await new AuditVerifier(db, (_, _) => true).VerifyAsync(default)).FirstBad);
            var files = await db.Set<StoredFile>().ToListAsync();
            Assert.Empty(before.Files.Except(files.Select(file => file.Name)));
            foreach (var hash in files.Select(file => file.Sha256))
            {
                var stored = await File.ReadAllBytesAsync(Path.Combine(Other, "files", hash[..2], hash));
                Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(stored)));
            }

            Directory.Delete(written.Folder, recursive: true);
            foreach (var earlier in Directory.EnumerateDirectories(Other, ".before-*"))
            {
                Directory.Delete(earlier, recursive: true);
            }
        }

        Assert.True(saves >= many * 4, "People were saving.");
    }
}
