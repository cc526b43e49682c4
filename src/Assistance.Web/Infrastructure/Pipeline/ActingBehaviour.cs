using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using MediatR;

namespace Assistance.Web.Infrastructure.Pipeline;

/// <summary>Gives the database the eyes of the one who asks, and tells it who acts and by which command.</summary>
public sealed class ActingBehaviour<TRequest, TResponse>(AssistanceDb db, CurrentUser user) : IPipelineBehavior<TRequest, TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        db.View(user.Viewer);
        db.Perform(user.Act, typeof(TRequest).Name);
        try
        {
            return await next();
        }
        catch
        {
            // what a refused request left half-done must never be saved by the next one of the same page (a draft, a held file)
            db.ChangeTracker.Clear();
            throw;
        }
    }
}
