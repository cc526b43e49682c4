using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>The record of a visit, to print and as a Word file; not before it took place.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class PrintVisitModel(Codes codes) : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public override string Back => VisitsLinks.Details(Reference, Number);

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken)
    {
        var head = await Send(new GetCaseHead(Reference), cancellationToken);
        var details = await Send(new GetVisit(Reference, Number), cancellationToken);
        return details.Visit.HeldOn is null ? throw new NotFoundException() : VisitDocument.Write(text, codes, head, details);
    }
}
