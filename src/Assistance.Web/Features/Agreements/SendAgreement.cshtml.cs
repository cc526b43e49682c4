using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>The regulator lays the approved text before both sides.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class SendAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The draft that waits.</summary>
    public DraftVersion Draft { get; private set; } = null!;

    /// <summary>The text.</summary>
    public DocumentView Document { get; private set; } = null!;

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Draft = await Send(new GetDraftVersion(Reference), cancellationToken);
        Document = await Send(new ShowDocument(Reference, Draft.Number), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var signBy = await Send(new SendAgreement(Reference), cancellationToken);
        return Succeed(AgreementsLinks.Details(Reference), "agreements.send.done", signBy);
    }
}
