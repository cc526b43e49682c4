using Assistance.Web.Infrastructure.Scheduling;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace Assistance.Web.Tests.Features.Jobs;

/// <summary>Runs that a node has recorded.</summary>
internal static class JobRuns
{
    /// <summary>Records one of a job, two seconds long.</summary>
    public static async Task RanJob(this AssistanceApp app, string job, bool succeeded, string? failure)
    {
        await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await app.Services.GetRequiredService<IExecutionHistoryStore>().AddExecution(
            new(SchedulingSetup.Scheduler, "node-1", JobKey.DefaultGroup, job, TriggerKey.DefaultGroup, job, TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(2), succeeded, failure));
    }
}
