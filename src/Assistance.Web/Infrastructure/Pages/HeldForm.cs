namespace Assistance.Web.Infrastructure.Pages;

/// <summary>What was posted, to be offered for sending again. Passwords, codes and our own token are never held.</summary>
public static class HeldForm
{
    /// <summary>The posted inputs, one entry per value, in their order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpRequest request) =>
        !request.HasFormContentType
            ? []
            : [.. request.Form
                .Where(field => !IsSecret(field.Key))
                .SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? "")))];

    /// <summary>
    /// Whether the form certainly came from a page of ours: the browser says so itself. Only then may it be offered for sending again
    /// with a fresh token; a form that another site sent here must not get one.
    /// </summary>
    public static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length == 0 || site == "same-origin")
            && Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSecret(string name) =>
        name == "__RequestVerificationToken"
        || name.Contains("password", StringComparison.OrdinalIgnoreCase)
        || name == "Code" || name.EndsWith(".Code", StringComparison.Ordinal);
}
