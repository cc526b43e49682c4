using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Backups;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
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
        var acknowledged = new ConcurrentQueue<string>();
        var sequence = 0;
        for (var i = 0; i < many; i++)
        {
            // people save from before the backup begins until it is written
            using var stop = new CancellationTokenSource();
            var begun = acknowledged.Count;
            var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var next = Interlocked.Increment(ref sequence);
                    var bytes = Encoding.UTF8.GetBytes($"evidence {next}");
                    await own.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm($"{next}.txt", bytes)], []));
                    acknowledged.Enqueue(await AddAsync(own, $"91210211M{next:00000000}X"));
                }
            })).ToList();
            while (acknowledged.Count < begun + 2 && !writers.Exists(writer => writer.IsFaulted))
            {
                await Task.Yield();
            }

            var before = acknowledged.ToList();
            var written = await own.SendAsSystem(new BackUp(Kept));
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            await RestoredData.RestoreAsync(own, written.Folder, Other, overwrite: true);
            Assert.Equal(RestoredData.Rows(written.Folder), RestoredData.Rows(Other));
            await using var db = RestoredData.Open(Other);
            Assert.Empty(before.Except(await db.Set<Enterprise>().Select(row => row.Uscc).ToListAsync()));
            Assert.Null((await new AuditVerifier(db, (_, _) => true).VerifyAsync(default)).FirstBad);
            foreach (var hash in await db.Set<StoredFile>().Select(row => row.Sha256).ToListAsync())
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

        Assert.True(acknowledged.Count >= many * 2, "People were saving.");
    }

    private static Task<string> AddAsync(AssistanceApp app, string uscc) => app.InDatabase(async db =>
    {
        db.Add(new Enterprise(uscc, "Under load", Cast.Division));
        await db.SaveChangesAsync();
        return uscc;
    });
}
