using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator names other problems.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ChangeProblemsModel : ConsultationPage
{
    /// <summary>Numbers of the problems.</summary>
    [BindProperty]
    public List<string> Problems { get; set; } = [];

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ProblemChoice> Choices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Choices = await Send(new GetProblemChoices(Reference, Number), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            Problems = [.. View.File!.Problems.Select(problem => problem.Number)];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangeProblems(Reference, Number, Problems), cancellationToken);
        return Done("consultations.problems.done");
    }
}
