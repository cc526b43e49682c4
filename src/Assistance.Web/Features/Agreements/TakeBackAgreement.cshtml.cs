using Assistance.Domain.Agreements;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>A manager takes back what is out for signature.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class TakeBackAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The agreement.</summary>
    public AgreementView Agreement { get; private set; } = null!;

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Agreement = (await Send(new ViewAgreement(Reference), cancellationToken)).In(AgreementState.OutForSignature) ?? throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new TakeBackAgreement(Reference, Reason), cancellationToken);
        return Succeed(AgreementsLinks.Details(Reference), "agreements.take-back.done");
    }
}
