using Assistance.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Agreements;

/// <summary>Where the code on a certificate leads: whether the agreement is as it was signed. Open to whoever has the certificate.</summary>
[AllowAnonymous]
public sealed class VerifyCertificateModel : AppPage
{
    /// <summary>Hash of the certificate.</summary>
    [BindProperty(SupportsGet = true)]
    public string Hash { get; set; } = "";

    /// <summary>What was found.</summary>
    public VerifiedCertificate View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new VerifyCertificate(Hash), cancellationToken);
}
