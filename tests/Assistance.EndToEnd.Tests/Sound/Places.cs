using Assistance.Data;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>The pages of the route table, each with the addresses at which the installation's own records could show it.</summary>
internal sealed class Places
{
    /// <summary>Not looked at: what is no page of HTML, and what has a test of its own.</summary>
    private static readonly string[] leftOut = ["/files/", "/language", "/{**path}", "/enterprises/suggest/", "/enterprises/import/{id", "/commitments/ledger", "/verify/"];

    private readonly Dictionary<string, IReadOnlyList<string>> values;

    private Places(Dictionary<string, IReadOnlyList<string>> values, IReadOnlyList<RoutePattern> routes)
    {
        this.values = values;
        Routes = routes;
    }

    /// <summary>The routes of all pages.</summary>
    public IReadOnlyList<RoutePattern> Routes { get; }

    public static async Task<Places> Of(AssistanceApp app)
    {
        var values = await app.InDatabase(ValuesOf);
        var routes = app.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern)
            .DistinctBy(Name)
            .Where(route => !leftOut.Any(start => Name(route).StartsWith(start, StringComparison.Ordinal)))
            .OrderBy(Name, StringComparer.Ordinal)
            .ToList();
        return new(values, routes);
    }

    /// <summary>The route as it is written.</summary>
    public static string Name(RoutePattern route) => "/" + route.RawText?.Trim('/');

    /// <summary>The addresses of a route; none when it has a place that nothing here can fill.</summary>
    public IEnumerable<string> Addresses(RoutePattern route)
    {
        IEnumerable<string> paths = [""];
        var before = "";
        foreach (var segment in route.PathSegments)
        {
            switch (segment.Parts[0])
            {
                case RoutePatternLiteralPart literal:
                    before = literal.Content;
                    paths = paths.Select(path => path + "/" + literal.Content);
                    break;
                case RoutePatternParameterPart parameter:
                    var kind = parameter.Name is "number" or "id" ? $"{parameter.Name} of {before}" : parameter.Name;
                    paths = paths.SelectMany(path => Fill(path, kind)).ToList();
                    break;
            }
        }

        return paths.Select(path => path.Length == 0 ? "/" : path);
    }

    // the number of a record follows the reference of its case: what stands before it decides which there are
    private IEnumerable<string> Fill(string path, string kind)
    {
        var key = kind.StartsWith("number", StringComparison.Ordinal) && path.StartsWith("/cases/", StringComparison.Ordinal) ? $"{kind} {path.Split('/')[2]}" : kind;
        return values.GetValueOrDefault(key, []).Select(value => value.Length == 0 ? path : $"{path}/{value}");
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> ValuesOf(AssistanceDb db)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>
        {
            ["job"] = ["check"],
            ["document"] = ["VisitRecord"],
            ["language"] = ["en"],
            ["promise"] = ["commitment-due", "visit-due"],
            ["reference"] = await db.Cases.OrderBy(row => row.Reference).Select(row => row.Reference).ToListAsync(),
            ["tab"] = ["", "visits", "problems", "consultations", "commitments", "outcome", "files"],
            ["uscc"] = await db.Enterprises.OrderBy(row => row.Uscc).Select(row => row.Uscc).ToListAsync(),
            ["code"] = ["404", "403", "500"],
            ["token"] = ["no-such-link"],
            ["number of supervision"] = await db.SupervisionNotices.Select(row => row.Number).ToListAsync(),
            ["point"] = ["1", "2", "3"],
            ["person"] = [.. (await db.People.Select(row => row.Id).ToListAsync()).Select(id => id.Value.ToString())],
            ["bureau"] = [.. (await db.Bureaux.Select(row => row.Id).ToListAsync()).Select(id => id.Value.ToString())],
        };
        foreach (var one in await db.Cases.Select(row => new { row.CaseId, row.Reference }).ToListAsync())
        {
            values[$"number of commitments {one.Reference}"] = await db.Commitments.Where(row => row.CaseId == one.CaseId).Select(row => row.Number).ToListAsync();
            values[$"number of visits {one.Reference}"] = ["new", .. await db.Visits.Where(row => row.CaseId == one.CaseId).Select(row => row.Number).ToListAsync()];
            values[$"number of problems {one.Reference}"] = await db.Problems.Where(row => row.CaseId == one.CaseId).Select(row => row.Number).ToListAsync();
            values[$"number of consultations {one.Reference}"] = await db.Consultations.Where(row => row.CaseId == one.CaseId).Select(row => row.Number).ToListAsync();
            values[$"number of certificate {one.Reference}"] = values[$"number of document {one.Reference}"] = await db.Agreements.Where(row => row.CaseId == one.CaseId).Select(row => row.Number).ToListAsync();
        }

        return values;
    }
}
