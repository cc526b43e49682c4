using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Look-backs that are to be done.</summary>
[Authorize(Policy = Policies.RegulatorReader)]
public sealed class ListLookBacksModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public LookBackList View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ListLookBacks(After), cancellationToken);
}
