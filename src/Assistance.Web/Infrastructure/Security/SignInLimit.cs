using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>How often one address of the network may try to sign in or ask for a link.</summary>
public static class SignInLimit
{
    /// <summary>Name of the policy for pages that take passwords, codes or addresses from people who are not signed in.</summary>
    public const string Policy = "sign-in";

    /// <summary>Forms per minute and address; a whole office may share one address.</summary>
    public const int PerMinute = 60;

    /// <summary>Adds the policy. Only forms count; looking at a page does not.</summary>
    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var http = rejected.HttpContext;
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInLimit)).LogWarning(
                "More than {Limit} forms a minute from {Address} to {Page}", PerMinute, http.Connection.RemoteIpAddress, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    }
}
