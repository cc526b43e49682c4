using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Problems;

/// <summary>Setting up the research team of a problem, or changing it.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class SetUpResearchTeamModel : ProblemPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public ResearchTeamLevel? Level { get; set; }

    [BindProperty]
    public Guid? Lead { get; set; }

    [BindProperty]
    public List<Guid> Members { get; set; } = [];

    [BindProperty]
    public int? RowVersion { get; set; }

    /// <summary>Who can be in it.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    protected override bool Whole => true;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        var people = await Send(new GetResearchers(Reference, Number), cancellationToken);
        var team = Problem.Team;
        var left = team?.Members.Append(team.Lead).Where(one => people.All(person => person.Id != one.Id.Value)).Select(one => new Researcher(one.Id.Value, one.Name));
        People = [.. people.Concat(left ?? []).Select(person => new SelectListItem(person.Name, person.Id.ToString()))];
        if (IsFresh && team is not null)
        {
            (Name, Level, Lead, Members, RowVersion) =
                (team.Name, team.Level, team.Lead.Id.Value, [.. team.Members.Select(member => member.Id.Value)], team.RowVersion);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(
            new SetUpResearchTeam(Reference, Number, Name, Level, Lead is { } lead ? new PersonId(lead) : null, [.. Members.Select(id => new PersonId(id))], RowVersion),
            cancellationToken);
        return Done("problems.team.done");
    }
}
