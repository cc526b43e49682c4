using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Problems;

/// <summary>Mending the words of a report.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class CorrectProblemModel : ProblemPage
{
    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Description { get; set; } = "";

    [BindProperty]
    public List<string> Domains { get; set; } = [];

    [BindProperty]
    public ProblemSource? Source { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (IsFresh)
        {
            (Title, Description, Domains, Source, RowVersion) =
                (Problem.Title, Problem.Description, [.. Problem.Domains], Problem.Source, Problem.RowVersion);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new CorrectProblem(Reference, Number, Title, Description, Domains, Source, RowVersion), cancellationToken);
        return Done("problems.correct.done");
    }
}
