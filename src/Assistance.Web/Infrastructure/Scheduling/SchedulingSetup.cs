using Assistance.Web.Infrastructure.Data;
using Quartz;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>
/// Quartz behind one folder: a persistent store, its history and its health. On SQLite it has a file of its own and one node; on
/// PostgreSQL it is clustered in the database, and any number of nodes share the work. Jobs:Enabled switches jobs off on a node.
/// </summary>
public static class SchedulingSetup
{
    /// <summary>Name of the scheduler.</summary>
    public const string Scheduler = "assistance";

    /// <summary>Registers the jobs of the schedule.</summary>
    public static WebApplicationBuilder AddScheduling(this WebApplicationBuilder builder, IReadOnlyList<ScheduledJob> jobs)
    {
        builder.Services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var set = builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new();
        var table = new JobTable([.. jobs.Select(job => set.Cron.TryGetValue(job.Name, out var cron) ? job with { Cron = cron } : job)]);
        builder.Services.AddSingleton(table);
        builder.Services.AddScoped<JobsOverview>();
        builder.Services.AddScoped<JobControl>();
        var postgres = DatabaseSetup.IsPostgres(builder.Configuration);
        builder.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = Scheduler;
                // one node on SQLite keeps its name, so that it takes up what it left; nodes of a cluster must differ
                options.InstanceId = postgres ? $"{Environment.MachineName}-{Environment.ProcessId}" : Scheduler;
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                if (postgres)
                {
                    store.UsePostgres(Npgsql.NpgsqlFactory.Instance, DatabaseSetup.PostgresConnection(builder.Configuration));
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = TimeSpan.FromSeconds(set.CheckInSeconds);
                        cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(2 * set.CheckInSeconds);
                    });
                }
                else
                {
                    store.UseSqlite(Microsoft.Data.Sqlite.SqliteFactory.Instance, $"Data Source={new DataFolder(builder.Configuration).SchedulerFile}");
                }
            });
            if (set.Enabled)
            {
                quartz.AddQuartzHealthChecks(_ => { });
            }

            foreach (var job in table.Jobs)
            {
                Add(quartz, job);
            }
        });

        // without it the scheduler is never started: it reads and writes what the pages show, and runs nothing
        if (set.Enabled)
        {
            builder.Services.AddQuartzHostedService(options =>
            {
                options.WaitForJobsToComplete = true;
                options.AwaitApplicationStarted = true;
            });
        }

        return builder;
    }

    // none overlaps itself, not even on two nodes; what a node left unfinished is taken up by another; what was missed while nothing ran
    // is done once
    private static void Add(IQuartzBuilder quartz, ScheduledJob job)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob(job.Job, one => one.WithIdentity(key).StoreDurably().DisallowConcurrentExecution().RequestRecovery());
        if (job.Cron is { } cron)
        {
            quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(job.Name).WithCronSchedule(
                cron,
                when => when.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(job.TimeZone)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        }
        else
        {
            quartz.RunAtStartup(key);
        }
    }
}
