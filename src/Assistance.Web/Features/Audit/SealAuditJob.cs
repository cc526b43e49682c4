using Assistance.Web.Infrastructure.Scheduling;
using MediatR;

namespace Assistance.Web.Features.Audit;

/// <summary>审计封存: signs the ends of all audit chains, every night.</summary>
public sealed class SealAuditJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new SealAudit(), cancellationToken);
}
