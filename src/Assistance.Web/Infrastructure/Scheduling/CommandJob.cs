using Assistance.Web.Infrastructure.Security;
using MediatR;
using Quartz;

namespace Assistance.Web.Infrastructure.Scheduling;

/// <summary>A job that sends one command as the product itself. What fails is not swallowed: the scheduler records it and the pages show it.</summary>
public abstract class CommandJob(IServiceScopeFactory scopes) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.BecomeSystem();
        await RunAsync(scope.ServiceProvider.GetRequiredService<IMediator>(), user.Today, cancellationToken);
    }

    /// <summary>Sends the command.</summary>
    /// <param name="today">Today in the bureau's time zone.</param>
    protected abstract Task RunAsync(IMediator mediator, DateOnly today, CancellationToken cancellationToken);
}
