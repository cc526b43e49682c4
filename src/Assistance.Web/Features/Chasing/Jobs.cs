using Assistance.Web.Infrastructure.Scheduling;
using MediatR;

namespace Assistance.Web.Features.Chasing;

/// <summary>催办清点: raises what is due, twice a day.</summary>
public sealed class SweepJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override async Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken)
    {
        await mediator.Send(new Sweep(today), cancellationToken);
        await mediator.Send(new KeepNotices(), cancellationToken);
    }
}

/// <summary>Sweeps once after the start, when no sweep was finished today.</summary>
public sealed class CatchUpJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new CatchUp(today), cancellationToken);
}

/// <summary>发送通知: sends what waits in the outbox, every minute.</summary>
public sealed class DeliverJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new DeliverNotices(), cancellationToken);
}

/// <summary>夜间自查: proves every night that nothing is forgotten.</summary>
public sealed class CheckJob(IServiceScopeFactory scopes) : CommandJob(scopes)
{
    /// <inheritdoc/>
    protected override Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken) => mediator.Send(new CheckChasing(today), cancellationToken);
}
