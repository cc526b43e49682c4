using Assistance.Web.Infrastructure.Scheduling;
using MediatR;

namespace Assistance.Web.Features.Retention;

/// <summary>保存期限: removes what is past its time, every night.</summary>
public sealed class RetentionJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new ApplyRetention(), cancellationToken);
}
