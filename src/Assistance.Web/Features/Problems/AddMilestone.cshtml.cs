using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Problems;

/// <summary>Adding a milestone to the work of a research team.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class AddMilestoneModel : ProblemPage
{
    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public Guid? Owner { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    [BindProperty]
    public EvidenceRule EvidenceRule { get; set; } = EvidenceRule.Report;

    /// <summary>The team.</summary>
    public TeamView Team => Problem.Team!;

    /// <summary>Who is in it.</summary>
    public IEnumerable<SelectListItem> People =>
        Team.Members.Prepend(Team.Lead).Select(person => new SelectListItem(person.Name, person.Id.ToString()));

    protected override bool Whole => true;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (Problem.Team is null)
        {
            throw new NotFoundException();
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var milestone = await Send(
            new AddMilestone(Reference, Number, Text, Owner is { } owner ? new PersonId(owner) : null, Due, EvidenceRule), cancellationToken);
        return Succeed(ProblemsLinks.Details(Reference, Number), "problems.milestone.done", milestone);
    }
}
