using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Cases;

namespace Assistance.Web.Features.Shared;

/// <summary>The tabs of a case (_CaseTabs), the same on every page that is one of them.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Current">The tab that is open: "overview", "agreement", "visits", "problems", "consultations", "commitments", "outcome", "files" or "timeline".</param>
public sealed record CaseTabs(string Reference, string Current)
{
    private static readonly string[] Shown = ["overview", "agreement", "visits", "problems", "consultations", "commitments", "outcome", "files", "timeline"];

    /// <summary>The tabs in their order, with their addresses.</summary>
    public IEnumerable<(string Tab, string Url)> All => Shown.Select(tab => (tab, tab switch
    {
        "overview" => CasesLinks.Details(Reference),
        "agreement" => AgreementsLinks.Details(Reference),
        "timeline" => CasesLinks.Timeline(Reference),
        _ => CasesLinks.Tab(Reference, tab),
    }));
}
