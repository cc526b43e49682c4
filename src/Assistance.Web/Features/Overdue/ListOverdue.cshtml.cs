using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Overdue;

/// <summary>逾期督查: what is late, on any day, with the decisions of managers. Everything that is chosen stands in the address.</summary>
[Authorize(Policy = Policies.Auditor)]
public sealed class ListOverdueModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Against { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Group { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Side { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Bureau { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Level { get; set; }

    /// <summary>"owed" for those whose cause a manager owes, else all.</summary>
    [BindProperty(SupportsGet = true)]
    public string Causes { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    /// <summary>The row whose cause form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Cause { get; set; }

    [BindProperty]
    public OverdueDecision? Decision { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    [BindProperty]
    public string NewOwner { get; set; } = "";

    [BindProperty]
    public List<Guid> Selected { get; set; } = [];

    [BindProperty]
    public CauseForm Form { get; set; } = new();

    /// <summary>What became of the rows that were decided just now.</summary>
    public IReadOnlyList<DecisionResult> Results { get; private set; } = [];

    /// <summary>The page of the review.</summary>
    public OverdueReview View { get; private set; } = null!;

    /// <summary>The words around it.</summary>
    public OverdueWords Words => new(this);

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(
        new ListOverdue(AsOf ?? Today, Against == "original", Words.Grouping, Words.SideAsked, Bureau, Level, Words.CausesOwed, After), cancellationToken);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        Results = await Send(new DecideOverdue(Decision, Note, NewOwner, Selected.ConvertAll(id => new CommitmentId(id))), cancellationToken);
        // what was not done stays selected
        Selected = [.. Results.Where(result => !result.Done).Select(result => result.Id.Value)];
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCauseAsync(CancellationToken cancellationToken)
    {
        var recorded = await Send(Form.ToCommand(new CommitmentId(Cause ?? default)), cancellationToken);
        return recorded.Countermeasure is null
            ? Succeed(Words.Here(), "overdue.cause.done", recorded.Name)
            : Succeed(Words.Here(), "overdue.cause.done-with", recorded.Name, recorded.Countermeasure);
    }
}
