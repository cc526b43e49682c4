using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>The register of enterprises. All filters stand in the address.</summary>
[Authorize(Policy = Policies.RegulatorReader)]
public sealed class ListEnterprisesModel : AppPage
{
    /// <summary>Part of name or code.</summary>
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    /// <summary>Code or name of a division.</summary>
    [BindProperty(SupportsGet = true)]
    public string Division { get; set; } = "";

    /// <summary>A size class, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public SizeClass? Size { get; set; }

    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    /// <summary>Where the page after begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string Before { get; set; } = "";

    /// <summary>What is shown.</summary>
    public EnterpriseList View { get; private set; } = null!;

    /// <summary>Whether anything narrows the list.</summary>
    public bool Filtered => Q.Length > 0 || Division.Length > 0 || Size is not null;

    /// <summary>The address without the place in the list, with another division.</summary>
    public string Within(string division) => $"{EnterprisesLinks.List}?q={Uri.EscapeDataString(Q)}&division={Uri.EscapeDataString(division)}{(Size is null ? "" : "&size=" + Size)}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListEnterprises(Q, Division, Size, After, Before), cancellationToken);
}
