using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Prescribing a remedy.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class PrescribeRemedyModel : ProblemPage
{
    [BindProperty]
    public RemedyForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var remedy = await Send(new PrescribeRemedy(Reference, Number, Form), cancellationToken);
        return Succeed(ProblemsLinks.Details(Reference, Number), "problems.prescribe.done", remedy);
    }
}
