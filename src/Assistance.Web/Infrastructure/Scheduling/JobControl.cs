using Quartz;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>Tells the scheduler, on whatever node it runs, to do something with a job.</summary>
public sealed class JobControl(ISchedulerFactory schedulers)
{
    /// <summary>Lets it run as soon as a node is free; while it runs already, once more afterwards.</summary>
    public async Task RunNowAsync(string job, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(new JobKey(job), cancellationToken: cancellationToken);

    /// <summary>Lets it not run by itself any more until it is resumed, over every start.</summary>
    /// <param name="by">Who wants it so.</param>
    public async Task PauseAsync(string job, string by, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).PauseTriggerWith(new TriggerKey(job), new PauseDetails { RequestedBy = by }, cancellationToken);

    /// <summary>Lets it run by itself again; what it missed meanwhile is done once.</summary>
    public async Task ResumeAsync(string job, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).ResumeTrigger(new TriggerKey(job), cancellationToken);
}
