using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Assistance.Web.Features.Evidence;

/// <summary>Makes the evidence bundle of a case, and sends it while it is read.</summary>
[Authorize(Policy = Policies.RegulatorReader)]
public sealed class ExportEvidenceModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Head = await Send(new GetCaseHead(Reference), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ExportEvidence(Reference, Begin), cancellationToken);
        return new EmptyResult();
    }

    private Stream Begin()
    {
        Response.ContentType = "application/zip";
        Response.Headers.CacheControl = "private, no-store";
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"evidence-{Reference}.zip");
        Response.Headers.ContentDisposition = name.ToString();
        return Response.Body;
    }
}
