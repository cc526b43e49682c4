using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Cases;

/// <summary>一企一策, to print and as a Word file, as the case stands today.</summary>
[Authorize(Policy = Policies.CaseReader)]
public sealed class PrintPlanModel(Codes codes) : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public override string Back => CasesLinks.Details(Reference);

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken) =>
        PlanDocument.Write(text, codes, await Send(new ViewCase(Reference, "commitments"), cancellationToken), Today);
}
