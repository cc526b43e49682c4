using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Assistance.Web.Infrastructure.Telemetry;

/// <summary>Names the span of a request by its route and status: which page it was, and not whose.</summary>
internal sealed class RequestsAreNamed : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(NameAsync);
        next(app);
    };

    private static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        Endpoint? endpoint = null;
        context.Response.OnStarting(() =>
        {
            // before an error page takes the place of the page
            endpoint ??= context.GetEndpoint();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is Activity span)
            {
                var route = ((endpoint ?? context.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "none";
                span.DisplayName = $"{context.Request.Method} {route}";
                span.SetTag("http.route", route);
                span.SetTag("http.response.status_code", context.Response.StatusCode);
            }
        }
    }
}
