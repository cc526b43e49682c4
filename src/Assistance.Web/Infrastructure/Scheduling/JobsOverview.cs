using Microsoft.Extensions.Options;
using Quartz;
using Quartz.Extensibility;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>One run of a job.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Node">The node that ran it.</param>
/// <param name="ByHand">Whether somebody started it.</param>
public sealed record JobRun(string Job, DateTime At, TimeSpan Took, bool Succeeded, string? Failure, string Node, bool ByHand);

/// <summary>A job that runs now.</summary>
/// <param name="Since">UTC.</param>
public sealed record RunningJob(string Job, string Node, DateTime Since);

/// <summary>That a job does not run by itself.</summary>
/// <param name="By">Who paused it, or null when nobody said.</param>
/// <param name="Since">UTC, or null when it is not known.</param>
public sealed record JobPause(string? By, DateTime? Since);

/// <summary>A job with its last runs and its next one.</summary>
/// <param name="Recent">The last runs, the newest first.</param>
/// <param name="NextAt">UTC; null when it is not planned.</param>
/// <param name="Running">Where it runs now, or null.</param>
/// <param name="Paused">Since when it does not run by itself, or null.</param>
public sealed record JobStanding(ScheduledJob Job, IReadOnlyList<JobRun> Recent, DateTime? NextAt, RunningJob? Running, JobPause? Paused);

/// <summary>A node of the installation that runs jobs.</summary>
/// <param name="SeenAt">Its last sign of life, UTC; null where there is one node only.</param>
/// <param name="IsAlive">Whether that sign is fresh.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
public sealed record JobNode(string Name, DateTime? SeenAt, bool IsAlive, bool IsThis, IReadOnlyList<RunningJob> Running);

/// <summary>Reads from the scheduler what ran, what runs and what will run, on all nodes.</summary>
public sealed class JobsOverview(JobTable table, ISchedulerFactory schedulers, IExecutionHistoryStore history, IOptions<JobsOptions> options)
{
    private const int Runs = 14;

    /// <summary>Whether this node runs jobs.</summary>
    public bool IsEnabled => options.Value.Enabled;

    /// <summary>Whether there is such a job.</summary>
    public bool Knows(string job) => table.Jobs.Any(one => one.Name == job);

    /// <summary>Every job of the schedule.</summary>
    public async Task<IReadOnlyList<JobStanding>> ReadAsync(CancellationToken cancellationToken)
    {
        var standings = new List<JobStanding>();
        var running = await RunningAsync(cancellationToken);
        foreach (var job in table.Jobs)
        {
            standings.Add(await StandingAsync(job, Runs, running, cancellationToken));
        }

        return standings;
    }

    /// <summary>One job, with more of its runs.</summary>
    public async Task<JobStanding> ReadAsync(string job, int runs, CancellationToken cancellationToken) =>
        await StandingAsync(table.Jobs.Single(one => one.Name == job), runs, await RunningAsync(cancellationToken), cancellationToken);

    /// <summary>The last runs that failed, of all jobs, the newest first.</summary>
    public async Task<IReadOnlyList<JobRun>> FailuresAsync(int count, CancellationToken cancellationToken)
    {
        var failed = await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = SchedulingSetup.Scheduler, FailedFinally = true, Take = count }, cancellationToken);
        return [.. failed.Items.Select(Run).OrderByDescending(run => run.At)];
    }

    /// <summary>The nodes, with what each is doing.</summary>
    public async Task<IReadOnlyList<JobNode>> NodesAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var running = await RunningAsync(cancellationToken);
        var nodes = await scheduler.QueryClusterNodes(cancellationToken);
        return [.. nodes
            .Where(node => IsEnabled || !node.IsCurrentNode)
            .Select(node => new JobNode(
                node.InstanceId, node.LastCheckInUtc?.UtcDateTime, node.State == ClusterNodeState.Alive, node.IsCurrentNode,
                [.. running.Where(one => one.Node == node.InstanceId)]))
            .OrderBy(node => node.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<RunningJob>> RunningAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var firings = await scheduler.QueryFireInstances(new FireInstanceQuery(), cancellationToken);
        return [.. firings.Items.Where(one => one.JobKey is not null).Select(one => new RunningJob(one.JobKey!.Name, one.SchedulerInstanceId, one.FireTimeUtc.UtcDateTime))];
    }

    private async Task<JobStanding> StandingAsync(ScheduledJob job, int runs, IReadOnlyList<RunningJob> running, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var ran = await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = SchedulingSetup.Scheduler, Job = new JobKey(job.Name), Take = runs }, cancellationToken);
        var key = new TriggerKey(job.Name);
        var trigger = job.Cron is null ? null : await scheduler.GetTrigger(key, cancellationToken);
        JobPause? paused = null;
        if (trigger is not null && await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused)
        {
            var why = await scheduler.GetTriggerPause(key, cancellationToken);
            paused = new(why?.RequestedBy, why?.PausedAtUtc.UtcDateTime);
        }

        return new(
            job, [.. ran.Items.Select(Run).OrderByDescending(run => run.At)], paused is null ? trigger?.NextFireTimeUtc?.UtcDateTime : null,
            running.FirstOrDefault(one => one.Job == job.Name), paused);
    }

    private static JobRun Run(ExecutionHistoryEntry run) =>
        new(run.JobName, run.FiredAtUtc.UtcDateTime, run.Duration, run.Succeeded, run.ExceptionMessage, run.SchedulerInstanceId, run.Manual == true);
}
