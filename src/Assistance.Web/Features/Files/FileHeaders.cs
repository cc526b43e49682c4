namespace Assistance.Web.Features.Files;

/// <summary>What keeps a browser from doing anything with a file but saving or showing it.</summary>
internal static class FileHeaders
{
    /// <summary>Nothing may load or run, and nothing stays in a shared computer's cache.</summary>
    public static void Add(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; frame-ancestors 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
    }
}
