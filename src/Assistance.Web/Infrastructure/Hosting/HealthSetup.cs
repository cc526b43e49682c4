using Assistance.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistance.Web.Infrastructure.Hosting;

/// <summary>Whether the program can work: the database answers, and the scheduler runs where jobs are switched on.</summary>
public static class HealthSetup
{
    /// <summary>Registers the checks.</summary>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
        return builder;
    }

    /// <summary>Maps /health, open to all: one word.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        return app;
    }

    private sealed class DatabaseAnswers(AssistanceDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
