using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Scheduling;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Jobs;

/// <summary>All jobs, what runs now, what failed, and the nodes.</summary>
public sealed record ListJobs : IRequest<JobsView>;

/// <summary>All jobs.</summary>
/// <param name="RunsHere">Whether the node that answers runs jobs.</param>
/// <param name="Failures">The last runs that failed, the newest first.</param>
public sealed record JobsView(bool RunsHere, IReadOnlyList<JobStanding> Jobs, IReadOnlyList<JobNode> Nodes, IReadOnlyList<JobRun> Failures);

/// <summary>One job with its history.</summary>
/// <param name="Job">Its name.</param>
public sealed record ShowJob(string Job) : IRequest<JobStanding>;

internal sealed class ListJobsValidator : AbstractValidator<ListJobs>;

internal sealed class ShowJobValidator : AbstractValidator<ShowJob>;

internal sealed class ListJobsHandler(JobsOverview jobs) : IRequestHandler<ListJobs, JobsView>
{
    private const int Failures = 10;

    public async Task<JobsView> Handle(ListJobs request, CancellationToken cancellationToken) => new(
        jobs.IsEnabled, await jobs.ReadAsync(cancellationToken), await jobs.NodesAsync(cancellationToken), await jobs.FailuresAsync(Failures, cancellationToken));
}

internal sealed class ShowJobHandler(JobsOverview jobs) : IRequestHandler<ShowJob, JobStanding>
{
    private const int Runs = 100;

    public async Task<JobStanding> Handle(ShowJob request, CancellationToken cancellationToken) =>
        jobs.Knows(request.Job) ? await jobs.ReadAsync(request.Job, Runs, cancellationToken) : throw new NotFoundException();
}
