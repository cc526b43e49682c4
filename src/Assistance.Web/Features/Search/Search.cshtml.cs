using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Search;

/// <summary>Finds cases, enterprises, problems, commitments and people by any part of their words.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SearchModel : AppPage
{
    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    /// <summary>What was found.</summary>
    public SearchView View { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new SearchRecords(Q ?? ""), cancellationToken);
}
