using Assistance.Web.Infrastructure.Security;
using MediatR;

namespace Assistance.Web.Features.Chasing;

/// <summary>What chasing needs besides its commands and pages.</summary>
public static class ChasingSetup
{
    /// <summary>Registers the outbox and the settings of the sweep.</summary>
    public static WebApplicationBuilder AddChasing(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<Shared.ChasingOptions>().BindConfiguration(Shared.ChasingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddScoped<MailSettlement>();
        builder.Services.AddOptions<SweepOptions>().BindConfiguration(SweepOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }

    /// <summary>Maps what monitoring asks: numbers only, open to all, 503 when something is not as it must be.</summary>
    public static WebApplication MapChasing(this WebApplication app)
    {
        app.MapGet(ChasingLinks.Health, Health).AllowAnonymous();
        return app;
    }

    private static async Task<IResult> Health(IMediator mediator, CurrentUser user, CancellationToken cancellationToken)
    {
        user.BecomeSystem();
        var view = await mediator.Send(new ViewChasing(), cancellationToken);
        if (view.Check is null)
        {
            // an installation that has not seen its first night
            await mediator.Send(new CheckChasing(view.Today), cancellationToken);
            view = await mediator.Send(new ViewChasing(), cancellationToken);
        }

        return Results.Json(
            new
            {
                // degraded is no reason to call somebody at night: days are counted, though without holidays
                status = !view.IsHealthy ? "unhealthy" : view.IsDegraded ? "degraded" : "healthy",
                forgotten = view.Check!.Sum,
                checks = view.Check.Forgotten.ToDictionary(one => Infrastructure.Localization.Text.Kebab(one.Key.ToString()), one => one.Value),
                checkedAt = view.Check.At,
                openDeadlines = view.Check.Open,
                lastSweepFor = view.SweptFor,
                lastSweepAt = view.SweptAt,
                oldestUnsentMinutes = view.UnsentMinutes,
                putOffMail = view.PutOff,
                failedMail = view.Failed,
                missingCalendarYears = view.MissingYears.Select(one => one.Year),
                neededCalendarYears = view.NeededYears,
            },
            statusCode: view.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
