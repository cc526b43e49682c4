using System.Diagnostics;
using OpenTelemetry;

namespace Assistance.Web.Infrastructure.Telemetry;

/// <summary>
/// Takes out of the spans of requests what people typed: the words of a search stand in the query, links of one use in the path. The
/// route remains, which names the page.
/// </summary>
internal sealed class AddressesAreCut : BaseProcessor<Activity>
{
    private static readonly string[] cut = ["url.query", "url.full", "url.path", "http.url", "http.target", "user_agent.original", "client.address"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in cut)
        {
            data.SetTag(tag, null);
        }
    }
}
