using Assistance.Architecture.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Architecture.Tests;

/// <summary>Which doors the program has, and who may open them.</summary>
public sealed class EndpointTests : IDisposable
{
    private const string Snapshot = "tests/Assistance.Architecture.Tests/routes.txt";

    /// <summary>Outside production the framework also looks for static files that were added after the build; closed to everybody here.</summary>
    private const string NewFiles = "{**path:file}";

    private readonly AssistanceApp app = new(Installation.Empty());

    [Fact]
    public void Every_route_names_its_policy_or_is_open_by_an_explicit_word() =>
        Rules.Hold(Doors(), door => !door.EndsWith("NOTHING SAID", StringComparison.Ordinal));

    /// <summary>A changed line is a decision about who may come in: read the difference, then run again with ASSISTANCE_UPDATE_SNAPSHOTS=1.</summary>
    [Fact]
    public void Routes_and_policies_are_those_of_the_snapshot()
    {
        var now = Doors();
        Assert.NotEmpty(now);
        if (Environment.GetEnvironmentVariable("ASSISTANCE_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(Path.Combine(Code.Root, Snapshot), now);
        }

        var then = Code.Lines(Snapshot);
        var difference = then.Except(now).Select(line => "- " + line).Concat(now.Except(then).Select(line => "+ " + line)).ToList();
        Assert.True(difference.Count == 0,
            $"{Snapshot} differs; where that is meant, run once with ASSISTANCE_UPDATE_SNAPSHOTS=1:\n{string.Join('\n', difference)}");
    }

    public void Dispose() => app.Dispose();

    private IReadOnlyList<string> Doors() =>
        [.. app.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != NewFiles)
            .Select(Describe)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    private static string Describe(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } some ? string.Join(',', some) : "page";
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(data => data.Policy).Where(policy => !string.IsNullOrEmpty(policy)).Distinct().ToList();
        var who = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "open to all"
            : policies.Count > 0 ? string.Join(" and ", policies)
            : "NOTHING SAID";
        return $"{methods,-5} /{endpoint.RoutePattern.RawText?.TrimStart('/')}  {who}";
    }
}
