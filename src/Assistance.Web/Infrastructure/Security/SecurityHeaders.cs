namespace Assistance.Web.Infrastructure.Security;

/// <summary>The headers that keep a browser from doing on our pages what our pages never ask for.</summary>
public static class SecurityHeaders
{
    /// <summary>No inline script, no inline style, nothing from elsewhere, never inside a frame.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For how long browsers remember to come by https only, once they came so; with every host below this one.</summary>
    public static readonly TimeSpan SecureTransport = TimeSpan.FromDays(2 * 365);

    /// <summary>Adds the headers to every response, errors and files included.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
            {
                // pages hold people's data, and must not come back from a shared computer's cache
                headers.CacheControl = "no-store";
            }

            // what we write ourselves is UTF-8; a file that somebody handed in says itself what it is
            if (context.Response.ContentType is "text/plain" or "text/css" or "text/javascript" && headers.ContentDisposition.Count == 0)
            {
                context.Response.ContentType += "; charset=utf-8";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>
    /// Takes pages to be read and forms to be sent, and nothing else: no page has a handler for another method, and one without a handler
    /// would be shown without what it needs.
    /// </summary>
    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    });
}
