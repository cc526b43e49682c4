using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The minutes, to print and as a Word file, once there are any for this reader.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class PrintMinutesModel(Codes codes) : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public override string Back => ConsultationsLinks.Details(Reference, Number);

    /// <summary>An expert declares interests first.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        (await Send(new GetConsultation(Reference, Number), cancellationToken)).MustDeclare
            ? LocalRedirect(ConsultationsLinks.Declare(Reference, Number))
            : await base.OnGetAsync(cancellationToken);

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken)
    {
        var view = await Send(new GetConsultation(Reference, Number), cancellationToken);
        return view.HasMinutes ? MinutesDocument.Write(text, codes, view) : throw new NotFoundException();
    }
}
