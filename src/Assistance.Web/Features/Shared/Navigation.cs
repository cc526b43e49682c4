using System.Security.Claims;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;

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
/// <param name="Items">The places of daily work.</param>
/// <param name="OnPhone">The four items of the phone's bar.</param>
/// <param name="Further">The places that are needed less often; the page "More" lists them after the others.</param>
/// <param name="Unread">Notices that the person has not read, to 100 at most.</param>
/// <param name="Search">Address of the search, or null when the reader has none.</param>
/// <param name="Person">Name of the signed-in person, or null.</param>
/// <param name="Organisation">Bureau or enterprise of the person, or null.</param>
public sealed record NavBar(
    IReadOnlyList<NavItem> Items, IReadOnlyList<NavItem> OnPhone, IReadOnlyList<NavItem> Further, int Unread, string? Search, string? Person, string? Organisation,
    string AccountUrl);

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
        ("/admin/policies", "policies", "bell"), ("/admin/templates", "templates", "save"), ("/closings", "closings", "cal"), ("/mail", "mail", "mail"), ("/admin/jobs", "jobs", "run"), ("/admin/retention", "retention", "save"), ("/look-backs", "look-backs", "cal"), ("/notices", "notices", "bell"),
        ("/drafts", "drafts", "pen"), ("/contacts", "contacts", "team"), ("/feeds", "feeds", "cal"), ("/account", "account", "user"), ("/more", "more", "more"),
    ];

    private static readonly Dictionary<Role, string[]> ByRole = new()
    {
        [Role.Caseworker] = ["/today", "/cases", "/commitments", "/visits", "/consultations", "/enterprises", "/reports"],
        [Role.Manager] = ["/today", "/cases", "/overdue", "/decisions", "/commitments", "/enterprises", "/reports", "/chasing"],
        [Role.Expert] = ["/today", "/consultations", "/commitments"],
        [Role.EnterpriseContact] = ["/today", "/commitments", "/cases", "/visits"],
        [Role.Auditor] = ["/cases", "/overdue", "/commitments", "/enterprises", "/audit", "/reports"],
        [Role.Administrator] = ["/admin/people", "/admin/bureaux", "/admin/calendar", "/admin/policies", "/chasing", "/admin/jobs", "/mail"],
    };

    private static readonly string[] forEverybody = ["/notices", "/drafts", "/feeds", "/account"];

    private static readonly Dictionary<Role, string[]> further = new()
    {
        [Role.Caseworker] = ["/look-backs"],
        [Role.Manager] = ["/visits", "/consultations", "/look-backs", "/closings", "/audit"],
        [Role.Expert] = [],
        [Role.EnterpriseContact] = ["/contacts", "/closings"],
        [Role.Auditor] = ["/visits", "/consultations", "/look-backs"],
        [Role.Administrator] = ["/closings", "/admin/templates", "/admin/retention", "/audit"],
    };

    private readonly Lazy<HashSet<string>> existing = new(() => [.. sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => "/" + e.RoutePattern.RawText?.Trim('/').ToLowerInvariant())]);

    /// <summary>The bars for the one who asks.</summary>
    public NavBar For(HttpContext context)
    {
        var user = context.User;
        var roles = user.FindAll(ClaimTypes.Role).Select(c => Enum.TryParse<Role>(c.Value, out var role) ? role : (Role?)null).OfType<Role>().ToList();
        var items = Offered(roles.SelectMany(role => ByRole[role]), context);
        var more = roles.Count > 0 && Exists("/more") ? Item("/more", context.Request.Path) : null;
        return new(
            items,
            more is null ? [.. items.Take(4)] : [.. items.Take(3), more],
            roles.Count > 0 ? Offered([.. roles.SelectMany(role => further[role]), .. forEverybody], context) : [],
            context.RequestServices.GetRequiredService<CurrentUser>().Unread,
            user.Identity?.IsAuthenticated == true && Exists("/search") ? "/search" : null,
            user.Identity?.IsAuthenticated == true ? user.Identity.Name : null,
            user.FindFirst(OrganisationClaim)?.Value,
            "/account");
    }

    private IReadOnlyList<NavItem> Offered(IEnumerable<string> urls, HttpContext context) =>
        [.. urls.Distinct().Where(Exists).Select(url => Item(url, context.Request.Path))];

    private bool Exists(string url) => existing.Value.Contains(url);

    private static NavItem Item(string url, PathString here)
    {
        var (_, key, icon) = Places.First(p => p.Url == url);
        return new(url, "shared.nav." + key, icon, here.StartsWithSegments(url));
    }
}
