using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Assistance.Benchmarks.Data;
using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// A sweep with so many deadlines due, against its finished rows written by two statements; what it costs others who save meanwhile; and
/// what it takes when nothing is due. <c>sweep [--rows 10000,100000] [--pairs 5] [--scale 0.01] [--json FILE]</c>; it makes its own data
/// </summary>
internal static class Sweeps
{
    private const int Saves = 300;

    /// <summary>One person saves, and not a loop that leaves the database to nobody else.</summary>
    private static readonly TimeSpan think = TimeSpan.FromMilliseconds(25);

    public static async Task<int> RunAsync(string[] options)
    {
        SqliteShim.Ensure();
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var server = DatabaseSetup.IsPostgres(configuration) ? DatabaseSetup.PostgresConnection(configuration) : null;
        var folder = Directory.CreateTempSubdirectory("assistance_sweep_").FullName;
        var figures = new Figures(server is null ? "sqlite" : "postgres");
        var stage = new SweepStage(folder, server);
        string[] names = ["base", "filled", "swept", "staged", "run"];
        await DropAllAsync(stage, names);
        await stage.CreateAsync("base");
        await Generate.RunAsync([.. stage.Settings("base"), "--scale", configuration["scale"] ?? "0.01"]);
        foreach (var rows in (configuration["rows"] ?? "10000,100000").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            await stage.CopyAsync("base", "filled");
            await stage.FillAsync("filled", rows);
            await stage.CopyAsync("filled", "swept");
            var first = await SweepAsync(stage.Settings("swept"));
            await stage.StageAsync("filled", "swept", "staged");
            List<double> values = [], floors = [], ratios = [];
            for (var pair = 0; pair < configuration.GetValue("pairs", 5); pair++)
            {
                var (one, two) = (await RunOnceAsync(stage), await stage.FloorAsync("staged"));
                var (three, four) = (await stage.FloorAsync("staged"), await RunOnceAsync(stage));
                values.AddRange([one, four]);
                floors.AddRange([two, three]);
                ratios.Add((one + four) / (two + three));
            }

            figures.Add("sweep", "seconds", rows, Pairs.Median(values), Pairs.Median(floors), Pairs.Median(ratios), "s");
            figures.Add("sweep", "commits per 1,000", rows, first.Commits * 1000.0 / rows, null, null, "");
            figures.Add("sweep", "statements per 1,000", rows, first.Statements * 1000.0 / rows, null, null, "");
            figures.Add("sweep", "memory after it, MB", rows, first.Memory, null, null, "MB");
            await DropAllAsync(stage, ["swept", "staged"]);
            await MeasureSavesAsync(stage, figures, rows);
            await DropAllAsync(stage, ["filled"]);
        }

        await MeasureIdleAsync(stage, figures);
        await DropAllAsync(stage, names);
        Directory.Delete(folder, recursive: true);
        await figures.TellAsync(configuration["json"]);
        return 0;
    }

    private static async Task DropAllAsync(SweepStage stage, string[] names)
    {
        foreach (var name in names)
        {
            await stage.DropAsync(name);
        }
    }

    private static async Task<double> RunOnceAsync(SweepStage stage)
    {
        await stage.CopyAsync("filled", "run");
        var outcome = await SweepAsync(stage.Settings("run"));
        await stage.DropAsync("run");
        return outcome.Seconds;
    }

    private static async Task<(double Seconds, int Commits, int Statements, double Memory, int Raised)> SweepAsync(string[] settings)
    {
        var counter = new Counter();
        await using var app = Build(settings, counter);
        // the first queries of a program compile its model: the server has long done so
        await SendAsync(app, SweepStage.AsOf.AddYears(-2));
        counter.Reset();
        var started = Stopwatch.GetTimestamp();
        var raised = await SendAsync(app, SweepStage.AsOf);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (took, counter.Commits, counter.Statements, GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024, raised);
    }

    private static async Task<int> SendAsync(WebApplication app, DateOnly asOf)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(asOf);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Sweep(asOf))).Sum;
    }

    /// <summary>Somebody reports progress, over and over: while nothing else runs, and while a sweep runs.</summary>
    private static async Task MeasureSavesAsync(SweepStage stage, Figures figures, int rows)
    {
        await stage.CopyAsync("filled", "run");
        await using (var app = Build(stage.Settings("run"), new Counter()))
        {
            var commitments = await CommitmentsAsync(app);
            await SaveAsync(app, commitments[0], 1);
            var idle = new List<double>();
            for (var i = 0; i < Saves; i++)
            {
                idle.Add(await SaveAsync(app, commitments[i % commitments.Count], 1 + (i % 90)));
                await Task.Delay(think);
            }

            await SendAsync(app, SweepStage.AsOf.AddYears(-2));
            var sweep = Task.Run(() => SendAsync(app, SweepStage.AsOf));
            var busy = new List<double>();
            var refused = 0;
            while (!sweep.IsCompleted)
            {
                try
                {
                    busy.Add(await SaveAsync(app, commitments[busy.Count % commitments.Count], 2 + (busy.Count % 90)));
                    await Task.Delay(think);
                }
                catch (Exception failure) when (failure is DbException or DbUpdateException)
                {
                    refused++;
                }
            }

            await sweep;
            figures.Add("sweep", "a save meanwhile, p99", busy.Count, Percentile(busy, 0.99), Percentile(idle, 0.99), Percentile(busy, 0.99) / Percentile(idle, 0.99), "ms");
            figures.Add("sweep", "a save meanwhile, median", busy.Count, Percentile(busy, 0.5), Percentile(idle, 0.5), Percentile(busy, 0.5) / Percentile(idle, 0.5), "ms");
            figures.Add("sweep", "saves refused meanwhile", rows, refused, null, null, "");
        }

        await stage.DropAsync("run");
    }

    private static async Task MeasureIdleAsync(SweepStage stage, Figures figures)
    {
        var counter = new Counter();
        await using var app = Build(stage.Settings("base"), counter);
        await SendAsync(app, SweepStage.AsOf.AddYears(-2));
        counter.Reset();
        await SendAsync(app, SweepStage.AsOf.AddYears(-2));
        figures.Add("sweep", "statements when nothing is due", 1, counter.Statements, null, null, "");
    }

    private static async Task<List<Commitment>> CommitmentsAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        return await db.Commitments.AsNoTracking().Where(row => row.State == CommitmentState.Agreed).OrderBy(row => row.Id).Take(Saves).ToListAsync();
    }

    /// <summary>One save of a person as a request does it, in milliseconds.</summary>
    private static async Task<double> SaveAsync(WebApplication app, Commitment which, int percent)
    {
        var started = Stopwatch.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        var owner = await db.People.AsNoTracking().FirstAsync(row => row.Id == which.OwnerId);
        var act = new Act(new Actor(owner.Ref, [owner.AsCapacity()]), SweepStage.AsOf, TimeProvider.System.GetUtcNow().UtcDateTime);
        db.Perform(act, "ReportProgress");
        var commitment = await db.Commitments.AsTracking().FirstAsync(row => row.Id == which.Id);
        commitment.ReportProgress(percent, "On the way", act);
        await db.SaveChangesAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Percentile(List<double> all, double part) => all.Order().ElementAt((int)Math.Ceiling(part * all.Count) - 1);

    private static WebApplication Build(string[] settings, Counter counter)
    {
        var builder = HostSetup.CreateBuilder([.. settings, "--environment", "Production", "--Logging:LogLevel:Default", "Error"]);
        builder.AddSite().AddReferenceCodes().AddDatabase().AddSecurity().AddPipeline().AddPages().AddFiles().AddMail().AddChasing().AddHealth().AddShared();
        builder.Services.AddSingleton<IInterceptor>(counter);
        return builder.Build();
    }

    /// <summary>Counts statements and commits.</summary>
    private sealed class Counter : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public int Statements { get; private set; }

        public int Commits { get; private set; }

        public void Reset() => (Statements, Commits) = (0, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Statements++;
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Commits++;
            return ValueTask.FromResult(result);
        }
    }
}
