using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Jobs;

/// <summary>定时任务: what runs by itself, on which node, and how it went.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListJobsModel : AppPage
{
    /// <summary>What is shown.</summary>
    public JobsView View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListJobs(), cancellationToken);

    public Task<IActionResult> OnPostRunAsync(string job, CancellationToken cancellationToken) => Do(job, JobAct.Run, "jobs.run.done", cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(string job, CancellationToken cancellationToken) => Do(job, JobAct.Pause, "jobs.pause.done", cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(string job, CancellationToken cancellationToken) => Do(job, JobAct.Resume, "jobs.resume.done", cancellationToken);

    private async Task<IActionResult> Do(string job, JobAct act, string said, CancellationToken cancellationToken)
    {
        await Send(new ControlJob(job, act), cancellationToken);
        return Succeed(JobsLinks.List, said, T[$"chasing.job.{job}"]);
    }
}
