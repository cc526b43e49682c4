using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Feeds;

/// <summary>The own calendar feed: make it, give it a new address, end it.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ManageFeedModel : AppPage
{
    /// <summary>Since when there is one, UTC; null when there is none.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>The new address, shown this once; null otherwise.</summary>
    public string? Address { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken) => Since = await Send(new GetFeed(), cancellationToken);

    /// <summary>A new address. It is shown in the answer itself: nothing keeps it for another page.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Address = await Send(new RenewFeed(), cancellationToken);
        await LoadAsync(cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken)
    {
        await Send(new RevokeFeed(), cancellationToken);
        return Succeed(FeedsLinks.Manage, "feeds.revoked");
    }
}
