using Assistance.Data.Auditing;
using Assistance.Domain.Enterprises;
using Assistance.Web.Tests.Features.Backups;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Data;

/// <summary>A write-ahead log of SQLite that ends anywhere, as after a power cut, is what was saved up to there: nothing half, nothing in between missing.</summary>
public sealed class TruncatedLogTests : IDisposable
{
    private const int Saves = 40;
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_log_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_log_that_ends_anywhere_opens_as_all_saves_up_to_there(bool isTorn)
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        await using var own = new AssistanceApp();
        var database = Path.Combine(own.Folder, "assistance.db");
        await own.InDatabase(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        var saved = new List<(string Uscc, long Length)>();
        for (var i = 0; i < Saves; i++)
        {
            var uscc = $"91210211W{i:00000000}X";
            await own.InDatabase(async db =>
            {
                db.Add(new Enterprise(uscc, "In the log", Cast.Division));
                return await db.SaveChangesAsync();
            });
            saved.Add((uscc, new FileInfo(database + "-wal").Length));
        }

        var (whole, log) = (Path.Combine(folder, "whole.db"), await File.ReadAllBytesAsync(database + "-wal"));
        File.Copy(database, whole);
        Assert.Equal(saved[^1].Length, log.Length);
        Assert.Equal(Saves, saved.Select(one => one.Length).Distinct().Count());

        // at the end of every save, one byte before it, and anywhere
        var random = new Random(20261122);
        foreach (var end in saved.SelectMany(one => new[] { (int)one.Length, (int)one.Length - 1 }).Concat(Enumerable.Range(0, 60).Select(_ => random.Next(log.Length))).Prepend(0))
        {
            var left = isTorn ? [.. log[..end], .. log[end..].Select(one => (byte)~one)] : log[..end];
            var expected = saved.Where(one => one.Length <= end).Select(one => one.Uscc).ToList();
            Assert.Equal(expected, await OpenAsync(whole, left));
        }
    }

    // what of the saves is there, when everything else about the database is in order
    private async Task<List<string>> OpenAsync(string whole, byte[] log)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "opened")).FullName;
        var file = Path.Combine(data, "assistance.db");
        File.Copy(whole, file);
        await File.WriteAllBytesAsync(file + "-wal", log);
        List<string> found;
        await using (var db = RestoredData.Open(data))
        {
            Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync());
            Assert.Null((await new AuditVerifier(db, (_, _) => true).VerifyAsync(default)).FirstBad);
            found = await db.Set<Enterprise>().Where(row => row.Name == "In the log").OrderBy(row => row.Uscc).Select(row => row.Uscc).ToListAsync();
        }

        Directory.Delete(data, recursive: true);
        return found;
    }
}
