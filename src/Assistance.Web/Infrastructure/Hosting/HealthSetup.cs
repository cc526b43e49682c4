using Assistance.Data;
using Assistance.Web.Infrastructure.Backups;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistance.Web.Infrastructure.Hosting;

/// <summary>Whether the program can work: the database answers, and the scheduler runs where jobs are switched on.</summary>
public static class HealthSetup
{
    private const string Backup = "backup";

    /// <summary>Registers the checks.</summary>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database").AddCheck<BackupIsRecent>(Backup);
        return builder;
    }

    /// <summary>Maps /health, open to all: one word, and the age of the last backup where a nightly one is set.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
        return app;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var backup = report.Entries.TryGetValue(Backup, out var entry) ? entry.Description : null;
        return context.Response.WriteAsync(backup is null ? report.Status.ToString() : $"{report.Status}\n{backup}");
    }

    private sealed class DatabaseAnswers(AssistanceDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
