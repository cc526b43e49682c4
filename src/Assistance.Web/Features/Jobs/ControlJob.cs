using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Scheduling;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Jobs;

/// <summary>What an administrator does with a job.</summary>
public enum JobAct
{
    /// <summary>Runs it now, once.</summary>
    Run = 1,

    /// <summary>Lets it not run by itself until it is resumed.</summary>
    Pause = 2,

    /// <summary>Lets it run by itself again.</summary>
    Resume = 3,
}

/// <summary>Runs, pauses or resumes a job, on whatever node; it stands in the audit trail.</summary>
/// <param name="Job">Its name.</param>
public sealed record ControlJob(string Job, JobAct Act) : IRequest<Unit>;

internal sealed class ControlJobValidator : AbstractValidator<ControlJob>
{
    public ControlJobValidator() => RuleFor(command => command.Act).IsInEnum();
}

internal sealed class ControlJobHandler(AssistanceDb db, CurrentUser user, JobsOverview jobs, JobControl control) : IRequestHandler<ControlJob, Unit>
{
    public async Task<Unit> Handle(ControlJob request, CancellationToken cancellationToken)
    {
        if (!jobs.Knows(request.Job))
        {
            throw new NotFoundException();
        }

        var job = await jobs.ReadAsync(request.Job, 1, cancellationToken);
        Rule.Require(request.Act == JobAct.Run || job.Job.Cron is not null, "jobs.rule.at-start");
        db.Note(new("Job", request.Job, request.Act.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        await (request.Act switch
        {
            JobAct.Run => control.RunNowAsync(request.Job, cancellationToken),
            JobAct.Pause => control.PauseAsync(request.Job, user.Person.Name, cancellationToken),
            _ => control.ResumeAsync(request.Job, cancellationToken),
        });
        return Unit.Value;
    }
}
