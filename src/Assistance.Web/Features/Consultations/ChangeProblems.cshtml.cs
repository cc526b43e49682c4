using Assistance.Web.Features.Shared;
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

    /// <summary>Version of the list that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ProblemChoice> Choices { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Choices = await Send(new GetProblemChoices(Reference, Number), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            Problems = [.. View.File!.Problems.Select(problem => problem.Number)];
            RowVersion = Versions.Of(string.Join('\n', Problems.Order(StringComparer.Ordinal)));
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangeProblems(Reference, Number, Problems, RowVersion), cancellationToken);
        return Done("consultations.problems.done");
    }
}
