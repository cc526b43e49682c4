using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Deciding that a problem leaves the assistance route.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReferProblemModel : ProblemPage
{
    [BindProperty]
    public string To { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReferProblem(Reference, Number, To, Note), cancellationToken);
        return Done("problems.refer.done");
    }
}
