using Assistance.Domain.Cases;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>The enterprise's lead contact attests the measured results.</summary>
[Authorize(Policy = Policies.Enterprise)]
public sealed class AttestOutcomeModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>What was measured.</summary>
    public IReadOnlyList<OutcomeMeasure> Measures { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Measures = (await Send(new GetOutcome(Reference), cancellationToken)).Measures;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AttestOutcome(Reference), cancellationToken);
        return Succeed(CasesLinks.Tab(Reference, "outcome"), "cases.attest.done");
    }
}
