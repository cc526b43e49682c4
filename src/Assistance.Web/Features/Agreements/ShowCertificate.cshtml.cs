using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>The certificate of completion, to be read and printed.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class ShowCertificateModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Number of the agreement.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>The certificate.</summary>
    public CertificateView View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        View = await Send(new ShowCertificate(Reference, Number), cancellationToken);
    }
}
