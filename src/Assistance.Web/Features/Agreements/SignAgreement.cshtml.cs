using Assistance.Domain.Agreements;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>One side reads and signs, after proving again who it is.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class SignAgreementModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Hash of the text that was shown.</summary>
    [BindProperty]
    public string Sha256 { get; set; } = "";

    /// <summary>Whether the consent was accepted.</summary>
    [BindProperty]
    public bool Consent { get; set; }

    /// <summary>The own password again.</summary>
    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>A code of the authenticator app, where the account has one.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>Whether a code is asked for.</summary>
    public bool AsksForCode { get; private set; }

    /// <summary>The agreement.</summary>
    public AgreementView Agreement { get; private set; } = null!;

    /// <summary>Its text.</summary>
    public DocumentView Document { get; private set; } = null!;

    /// <summary>What is accepted, in the reader's language.</summary>
    public string ConsentText => T["agreements.sign.consent", Sha256];

    /// <summary>Its hash, as it will stand in the signature.</summary>
    public string ConsentSha256 => SignAgreement.HashOf(ConsentText);

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Agreement = (await Send(new ViewAgreement(Reference), cancellationToken)).In(AgreementState.OutForSignature) ?? throw new NotFoundException();
        Document = await Send(new ShowDocument(Reference, Agreement.Number), cancellationToken);
        Sha256 = Document.Sha256 ?? "";
        AsksForCode = await Send(new AsksForCode(), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var from = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var inForce = await Send(new SignAgreement(Reference, Sha256, ConsentText, Consent, Password, from, Code), cancellationToken);
        return Succeed(AgreementsLinks.Details(Reference), inForce ? "agreements.sign.in-force" : "agreements.sign.done");
    }
}
