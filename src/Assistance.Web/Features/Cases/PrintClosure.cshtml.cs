using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>The certificate that a case is closed, to print and as a Word file.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class PrintClosureModel : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public override string Back => CasesLinks.Tab(Reference, "outcome");

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken)
    {
        var view = await Send(new ViewCase(Reference, "outcome"), cancellationToken);
        return view.Head.Status == CaseStatus.Closed ? ClosureDocument.Write(text, view) : throw new NotFoundException();
    }
}
