using Assistance.Web.Infrastructure.Scheduling;
using MediatR;

namespace Assistance.Web.Features.Files;

/// <summary>Removes files that a failed form or a draft held and nobody came back for, every night.</summary>
public sealed class RemoveForgottenFilesJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new RemoveForgottenFiles(), cancellationToken);
}
