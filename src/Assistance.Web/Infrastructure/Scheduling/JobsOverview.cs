using Quartz;
using Quartz.Extensibility;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>One run of a job.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record JobRun(DateTime At, TimeSpan Took, bool Succeeded, string? Failure);

/// <summary>A job with its last runs and its next one.</summary>
/// <param name="Recent">The last runs, the newest first.</param>
/// <param name="NextAt">UTC; null when it is not planned on this node.</param>
public sealed record JobStanding(ScheduledJob Job, IReadOnlyList<JobRun> Recent, DateTime? NextAt);

/// <summary>Reads from the scheduler what ran and what will run.</summary>
public sealed class JobsOverview(JobTable table, IServiceProvider services)
{
    private const int Runs = 14;

    /// <summary>Whether this node runs jobs.</summary>
    public bool IsEnabled => services.GetService<ISchedulerFactory>() is not null;

    /// <summary>Every job of the schedule.</summary>
    public async Task<IReadOnlyList<JobStanding>> ReadAsync(CancellationToken cancellationToken)
    {
        var scheduler = services.GetService<ISchedulerFactory>() is { } factory ? await factory.GetScheduler(cancellationToken) : null;
        var history = services.GetService<IExecutionHistoryStore>();
        var standings = new List<JobStanding>();
        foreach (var job in table.Jobs)
        {
            var runs = history is null
                ? []
                : (await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = SchedulingSetup.Scheduler, Job = new JobKey(job.Name), Take = Runs }, cancellationToken)).Items;
            var trigger = scheduler is null ? null : await scheduler.GetTrigger(new TriggerKey(job.Name), cancellationToken);
            standings.Add(new(
                job,
                [.. runs.OrderByDescending(run => run.FiredAtUtc).Select(run => new JobRun(run.FiredAtUtc.UtcDateTime, run.Duration, run.Succeeded, run.ExceptionMessage))],
                trigger?.NextFireTimeUtc?.UtcDateTime));
        }

        return standings;
    }
}
