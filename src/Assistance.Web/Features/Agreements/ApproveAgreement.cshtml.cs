using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>A manager reads the draft and approves it as it stands.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ApproveAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Version of the draft that was shown.</summary>
    [BindProperty]
    public int RowVersion { get; set; }

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
        if (!ModelState.ContainsKey(nameof(RowVersion)))
        {
            RowVersion = Draft.RowVersion;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ApproveAgreement(Reference, RowVersion), cancellationToken);
        return Succeed(AgreementsLinks.Details(Reference), "agreements.approve.done");
    }
}
