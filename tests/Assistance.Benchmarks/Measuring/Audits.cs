using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// What the audit trail costs. Verifying: all entries, against hashing messages of the same lengths, as many, from memory. Writing: saves of one
/// record with the audit trail, against the same saves without it (and without linking) on the same database.
/// </summary>
internal static class Audits
{
    private const int Portion = 2_000;
    private static long codes;

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var (n, saves) = (configuration.GetValue("n", 1_000_000), configuration.GetValue("saves", 300));
        var folder = Directory.CreateTempSubdirectory("assistance_audit_").FullName;
        try
        {
            var builder = WebApplication.CreateBuilder([.. options, "--Data:Folder", folder]);
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.AddDatabase();
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
            db.View(Viewer.System);
            await db.Database.MigrateAsync();
            var figures = new Figures(db.Database.IsNpgsql() ? "postgres" : "sqlite");
            await FillAsync(db, n);
            var (bytes, messages) = await SizesAsync(db);
            figures.Add("audit", "bytes hashed for an entry", n, bytes, null, null, "bytes");
            figures.Add("audit", "verify", n, await Pairs.MeasureAsync(() => VerifyAsync(db, n), () => HashAsync(messages, n), pairs: 3), "s");
            if (db.Database.IsSqlite())
            {
                await using var bare = Bare(scope.ServiceProvider, db);
                figures.Add("audit", "save one record", saves, await Pairs.MeasureAsync(() => SaveAsync(db, saves, false), () => SaveAsync(bare, saves, true)), "ms");
            }

            await figures.TellAsync(configuration["json"]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // as a case in work has them: a few hundred bytes of values, a reason now and then, twenty entries for a case
    private static async Task FillAsync(AssistanceDb db, int n)
    {
        var random = new Random(7);
        await db.Database.OpenConnectionAsync();
        for (var done = 0; done < n; done += Portion)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            using var rows = new BulkWriter<AuditEntry>(db);
            var entries = Enumerable.Range(0, Math.Min(Portion, n - done)).GroupBy(i => i / 20).SelectMany(one =>
            {
                var id = CaseId.New();
                return one.Select(_ => Entry(random, id));
            }).ToList();
            await AuditLinker.LinkAsync(db, entries, default);
            await rows.WriteAsync(entries, default);
            await transaction.CommitAsync();
        }
    }

    private static AuditEntry Entry(Random random, CaseId id) => new()
    {
        Id = RecordId.New(),
        At = AuditHash.Kept(TimeProvider.System.GetUtcNow().UtcDateTime),
        ById = PersonId.New(),
        ByName = "沈建国",
        Command = "ReportProgress",
        Record = "Commitment",
        RecordKey = Guid.CreateVersion7().ToString(),
        Change = "Modified",
        CaseId = id,
        DivisionCode = "210211",
        Values = $$"""{"Progress":[{{random.Next(50)}},{{random.Next(50, 101)}}],"Note":[null,"{{new string('焊', random.Next(10, 60))}}"],"Due":["2026-11-20","2026-12-{{random.Next(10, 29)}}"]}""",
        Reason = random.Next(5) == 0 ? "等待第三方检测" : null,
    };

    private static async Task<(double Bytes, List<byte[]> Messages)> SizesAsync(AssistanceDb db)
    {
        static int Field(string? text) => text is null ? 2 : Encoding.UTF8.GetByteCount(text) + 5;
        var some = await db.Set<AuditEntry>().AsNoTracking().Take(5_000).ToListAsync();
        var messages = some.SelectMany(one => new[]
        {
            new byte[16 + Field(one.ByName) + Field(one.ForName) + Field(one.Values) + Field(one.Reason)],
            new byte[64 + (4 * 40) + 6 + 32 + Field(one.Command) + Field(one.Record) + Field(one.RecordKey) + Field(one.Change) + Field(one.DivisionCode)],
        }).ToList();
        return (messages.Sum(message => (double)message.Length) / some.Count, messages);
    }

    private static async Task<double> VerifyAsync(AssistanceDb db, long n)
    {
        var watch = Stopwatch.StartNew();
        var found = await new AuditVerifier(db, (_, _) => true).VerifyAsync(default);
        if (found.FirstBad is not null || found.Entries < n)
        {
            throw new InvalidOperationException($"{found}");
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static Task<double> HashAsync(List<byte[]> messages, int n)
    {
        var hash = new byte[AuditHash.Size];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < n * 2; i++)
        {
            SHA256.HashData(messages[i % messages.Count], hash);
        }

        return Task.FromResult(watch.Elapsed.TotalSeconds);
    }

    /// <summary>A context on the same database that writes what a save writes, but for the audit trail.</summary>
    private static AssistanceDb Bare(IServiceProvider services, AssistanceDb like)
    {
        var options = new DbContextOptionsBuilder<AssistanceDb>().UseSqlite(like.Database.GetConnectionString());
        SqliteOpenConnection.Use(options);
        options.AddInterceptors(services.GetRequiredService<SqliteConnectionSetup>(), services.GetRequiredService<SqliteStatements>());
        return new AssistanceDb(options.Options, services.GetRequiredService<RulesInForce>());
    }

    private static async Task<double> SaveAsync(AssistanceDb db, int saves, bool isBare)
    {
        var times = new List<double>();
        for (var i = 0; i < saves; i++)
        {
            var one = new Enterprise($"9{Interlocked.Increment(ref codes):00000000000000000}", "Benchmark", "210211");
            var watch = Stopwatch.StartNew();
            db.Add(one);
            if (isBare)
            {
                db.Add(SearchWriter.EntryOf(one, new Dictionary<EnterpriseId, Enterprise>()));
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }
            else
            {
                await db.SaveChangesAsync();
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
            db.ChangeTracker.Clear();
        }

        return Pairs.Median(times);
    }
}
