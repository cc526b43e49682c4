using Assistance.Web.Infrastructure.Scheduling;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>Ends the agreements whose term ran out, every night.</summary>
public sealed class ExpireAgreementsJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new ExpireAgreements(), cancellationToken);
}
