using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Security;

/// <summary>One route of the program, read from the route table itself: a page that is added tomorrow is in the matrix by itself.</summary>
/// <param name="Template">"/cases/{reference}/commitments/{number}".</param>
/// <param name="IsOpen">Whether it says that it is open to people who are not signed in.</param>
/// <param name="Handlers">Names of its form handlers; empty for the plain one.</param>
internal sealed record Door(string Template, RoutePattern Pattern, bool IsOpen, IReadOnlyList<string> Handlers)
{
    /// <summary>Whether its address names a record; the kind of codes that are suggested is none.</summary>
    public bool HasRecord => Pattern.Parameters.Any(parameter => parameter.Name != "kind");

    /// <summary>Every route of the program but static files and the page for unknown addresses.</summary>
    public static async Task<IReadOnlyList<Door>> AllAsync(AssistanceApp app)
    {
        var pages = app.Services.GetRequiredService<PageLoader>();
        var doors = new Dictionary<string, Door>();
        foreach (var endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var raw = endpoint.RoutePattern.RawText ?? "";
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || raw.Contains("{**", StringComparison.Ordinal))
            {
                continue;
            }

            var handlers = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await pages.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Where(method => method.HttpMethod == "Post").Select(method => method.Name ?? "").ToList()
                : [];
            doors["/" + raw.TrimStart('/')] = new Door("/" + raw.TrimStart('/'), endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, handlers);
        }

        return [.. doors.Values.OrderBy(door => door.Template, StringComparer.Ordinal)];
    }

    /// <summary>The address with every place filled in.</summary>
    /// <param name="value">The value for a place, given its name and the segment before it.</param>
    public string Fill(Func<string, string, string> value)
    {
        var before = "";
        var parts = new List<string>();
        foreach (var segment in Pattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart place => value(place.Name, before),
                _ => "",
            }));
            parts.Add(Uri.EscapeDataString(text));
            before = text;
        }

        return "/" + string.Join('/', parts);
    }
}
