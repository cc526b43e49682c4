using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using MediatR;

namespace Assistance.Web.Features.Feeds;

/// <summary>The address that calendar programs read. They cannot sign in: the secret in the address says who asks.</summary>
public static class FeedsSetup
{
    /// <summary>Maps it.</summary>
    public static WebApplication MapFeeds(this WebApplication app)
    {
        app.MapGet("/feeds/{person:guid}/{secret}", ReadAsync).AllowAnonymous();
        return app;
    }

    private static async Task<IResult> ReadAsync(Guid person, string secret, IMediator mediator, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var file = await mediator.Send(new ReadFeed(new PersonId(person), secret), cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            return Results.Text(file, "text/calendar; charset=utf-8");
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }
}
