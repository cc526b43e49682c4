using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>A manager opens a closed case again.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReopenCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReopenCase(Reference, Reason), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.reopen.done");
    }
}
