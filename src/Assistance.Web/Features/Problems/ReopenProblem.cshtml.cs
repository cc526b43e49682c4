using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Opening a problem again that had ended.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReopenProblemModel : ProblemPage
{
    [BindProperty]
    public string Reason { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReopenProblem(Reference, Number, Reason), cancellationToken);
        return Done("problems.reopen.done");
    }
}
