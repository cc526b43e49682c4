using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Deciding that something is not a problem to work on.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class DismissProblemModel : ProblemPage
{
    [BindProperty]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new DismissProblem(Reference, Number, Reason), cancellationToken);
        return Done("problems.dismiss.done");
    }
}
