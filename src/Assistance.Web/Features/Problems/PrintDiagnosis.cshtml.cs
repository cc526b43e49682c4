using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>The diagnosis of a problem, to print and as a Word file; not before its cause is found.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class PrintDiagnosisModel(Codes codes) : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public override string Back => ProblemsLinks.Details(Reference, Number);

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken)
    {
        var problem = await Send(new GetProblem(Reference, Number, true), cancellationToken);
        return problem.HasCause ? DiagnosisDocument.Write(text, codes, problem) : throw new NotFoundException();
    }
}
