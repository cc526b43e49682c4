using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Assistance.Web.Infrastructure.Pages;

/// <summary>
/// Finds the record that a page is about: the nearest address above it that ends in the name of a record, like <c>/cases/{reference}</c> for
/// <c>/cases/{reference}/pause</c>. Whether its reader may see it, the record's own page checks.
/// </summary>
public sealed class RecordAbove(EndpointDataSource endpoints)
{
    private readonly Lazy<(TemplateMatcher Address, int Length)[]> records = new(() => [.. endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern)
        .Where(IsRecord)
        .Select(pattern => (new TemplateMatcher(new RouteTemplate(pattern), []), pattern.PathSegments.Count(segment => !IsOptional(segment))))]);

    /// <summary>The address of that record, or null where there is none.</summary>
    /// <param name="address">Path and query of the page.</param>
    public string? Of(string address)
    {
        var path = address.Split('?')[0];
        while ((path = path[..Math.Max(0, path.LastIndexOf('/'))]).Length > 0)
        {
            if (records.Value.Any(record => record.Length == path.Count(c => c == '/') && record.Address.TryMatch(path, [])))
            {
                return path;
            }
        }

        return null;
    }

    // of "/a/{b}/{c?}" the place "/a/{b}" is the record; a page's address is never nothing but a parameter
    private static bool IsRecord(RoutePattern pattern) =>
        pattern.PathSegments.LastOrDefault(segment => !IsOptional(segment))
            is { Parts: [RoutePatternParameterPart { IsCatchAll: false }] }
        && pattern.PathSegments is [{ Parts: [RoutePatternLiteralPart] }, _, ..];

    private static bool IsOptional(RoutePatternPathSegment segment) => segment.Parts is [RoutePatternParameterPart { IsOptional: true }];
}
