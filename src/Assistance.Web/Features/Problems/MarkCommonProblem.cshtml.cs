using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Problems;

/// <summary>Marking a problem as the same as those of other cases.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class MarkCommonProblemModel : ProblemPage
{
    /// <summary>What is looked for; at first the problem's own title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The other problem.</summary>
    [BindProperty]
    public Guid? Same { get; set; }

    [BindProperty]
    public string Label { get; set; } = "";

    /// <summary>What was found.</summary>
    public IReadOnlyList<SimilarProblem> Found { get; private set; } = [];

    /// <summary>What was found, to choose from.</summary>
    public IEnumerable<SelectListItem> Choices => Found.Select(one => new SelectListItem(
        T[one.Label.Length > 0 ? "problems.common.choice-marked" : "problems.common.choice", one.Reference, one.Number, one.Title, one.Enterprise, one.Label], one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Label = IsFresh ? Problem.CommonLabel : Label;
        Found = await Send(new FindSimilarProblems(Reference, Number, Q ?? Problem.CommonLabel), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Rule.RequireFor(nameof(Same), Same is not null, "problems.rule.common-choose");
        await Send(new MarkCommonProblem(Reference, Number, new ProblemId(Same.Value), Label), cancellationToken);
        return Done("problems.common.done");
    }

    /// <summary>Takes the mark away.</summary>
    public async Task<IActionResult> OnPostUnmarkAsync(CancellationToken cancellationToken)
    {
        await Send(new MarkCommonProblem(Reference, Number, null, ""), cancellationToken);
        return Done("problems.common.unmarked");
    }
}
