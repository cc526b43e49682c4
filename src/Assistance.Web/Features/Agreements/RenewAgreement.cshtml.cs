using Assistance.Domain.Agreements;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>The regulator starts the draft of a renewal.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class RenewAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new FollowAgreement(Reference, AgreementKind.Renewal), cancellationToken);
        return Succeed(AgreementsLinks.Draft(Reference), "agreements.renew.done");
    }
}
