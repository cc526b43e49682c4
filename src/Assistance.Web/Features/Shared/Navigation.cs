using System.Security.Claims;
using Assistance.Domain.People;

namespace Assistance.Web.Features.Shared;

/// <summary>One place to go to from the top bar.</summary>
/// <param name="Url">Address of the page.</param>
/// <param name="Key">Key of its name.</param>
/// <param name="Icon">Icon in the phone's bar.</param>
/// <param name="Current">Whether the reader is there, or below.</param>
public sealed record NavItem(string Url, string Key, string Icon, bool Current)
{
    /// <summary>Key of the shorter name in the phone's bar.</summary>
    public string PhoneKey => Key + ".short";
}

/// <summary>What the top bar and the phone's bar show to one reader.</summary>
/// <param name="OnPhone">The four items of the phone's bar.</param>
/// <param name="Search">Address of the search, or null when the reader has none.</param>
/// <param name="Person">Name of the signed-in person, or null.</param>
/// <param name="Organisation">Bureau or enterprise of the person, or null.</param>
public sealed record NavBar(
    IReadOnlyList<NavItem> Items, IReadOnlyList<NavItem> OnPhone, string? Search, string? Person, string? Organisation, string AccountUrl);

/// <summary>
/// Which places a reader is offered, by the role in the claims. A place is offered only when its page exists, so an area appears in the
/// bar with its first page.
/// </summary>
public sealed class Navigation(IEnumerable<EndpointDataSource> sources)
{
    /// <summary>Claim with the short name of the person's bureau or enterprise.</summary>
    public const string OrganisationClaim = "organisation";

    private static readonly (string Url, string Key, string Icon)[] Places =
    [
        ("/today", "today", "home"), ("/cases", "cases", "case"), ("/commitments", "commitments", "save"), ("/visits", "visits", "visit"),
        ("/consultations", "consultations", "chat"), ("/overdue", "overdue", "over"), ("/decisions", "decisions", "flag"),
        ("/reports", "reports", "run"), ("/chasing", "chasing", "heart"), ("/enterprises", "enterprises", "ent"), ("/audit", "audit", "ver"),
        ("/admin/people", "people", "team"), ("/admin/bureaux", "bureaux", "reg"), ("/admin/calendar", "calendar", "cal"),
        ("/admin/policies", "policies", "bell"), ("/mail", "mail", "mail"), ("/notices", "notices", "bell"), ("/more", "more", "more"),
    ];

    private static readonly Dictionary<Role, string[]> ByRole = new()
    {
        [Role.Caseworker] = ["/today", "/cases", "/commitments", "/visits", "/consultations", "/enterprises", "/reports"],
        [Role.Manager] = ["/today", "/cases", "/overdue", "/decisions", "/commitments", "/enterprises", "/reports", "/chasing"],
        [Role.Expert] = ["/today", "/consultations", "/commitments"],
        [Role.EnterpriseContact] = ["/today", "/commitments", "/cases", "/visits"],
        [Role.Auditor] = ["/cases", "/overdue", "/audit", "/reports"],
        [Role.Administrator] = ["/admin/people", "/admin/bureaux", "/admin/calendar", "/admin/policies", "/chasing", "/mail"],
    };

    private readonly Lazy<HashSet<string>> existing = new(() => [.. sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => "/" + e.RoutePattern.RawText?.Trim('/').ToLowerInvariant())]);

    /// <summary>The bars for the one who asks.</summary>
    public NavBar For(HttpContext context)
    {
        var user = context.User;
        var roles = user.FindAll(ClaimTypes.Role).Select(c => Enum.TryParse<Role>(c.Value, out var role) ? role : (Role?)null).OfType<Role>();
        var offered = roles.SelectMany(r => ByRole[r]).Distinct().Where(Exists).ToList();
        var items = offered.Select(url => Item(url, context.Request.Path)).ToList();
        var more = items.Count > 4 && Exists("/more") ? Item("/more", context.Request.Path) : null;
        var phone = more is null ? items.Take(4).ToList() : [.. items.Take(3), more];
        return new(
            items, phone,
            user.Identity?.IsAuthenticated == true && Exists("/search") ? "/search" : null,
            user.Identity?.IsAuthenticated == true ? user.Identity.Name : null,
            user.FindFirst(OrganisationClaim)?.Value,
            "/account");
    }

    private bool Exists(string url) => existing.Value.Contains(url);

    private static NavItem Item(string url, PathString here)
    {
        var (_, key, icon) = Places.First(p => p.Url == url);
        return new(url, "shared.nav." + key, icon, here.StartsWithSegments(url));
    }
}
