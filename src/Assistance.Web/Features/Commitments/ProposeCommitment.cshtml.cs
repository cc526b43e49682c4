using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Commitments;

/// <summary>Proposing a commitment.</summary>
[Authorize(Policy = Policies.RegulatorOrEnterprise)]
public sealed class ProposeCommitmentModel : AppPage
{
    /// <summary>Of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The number of the problem it is to solve, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    /// <summary>The number of the remedy that it carries out, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Remedy { get; set; }

    /// <summary>What is promised.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>By when.</summary>
    [BindProperty]
    public DateOnly? Due { get; set; }

    /// <summary>Who answers for it.</summary>
    [BindProperty]
    public Guid? Owner { get; set; }

    /// <summary>Who stands behind that person.</summary>
    [BindProperty]
    public Guid? Backup { get; set; }

    /// <summary>What the confirmation needs.</summary>
    [BindProperty]
    public EvidenceRule EvidenceRule { get; set; } = EvidenceRule.Any;

    /// <summary>What can be chosen.</summary>
    public Proposal Proposal { get; private set; } = null!;

    /// <summary>People of both sides, each under its side; the side of the commitment follows from the person.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Problems of the case.</summary>
    public IEnumerable<SelectListItem> Problems => Proposal.Problems.Select(problem => new SelectListItem(T["commitments.problem", problem.Number, problem.Title], problem.Number));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Proposal = await Send(new GetProposal(Reference, HttpMethods.IsGet(Request.Method)), cancellationToken);
        People = [.. Items(Side.Enterprise, Proposal.Contacts), .. Items(Side.Regulator, Proposal.Officials)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var number = await Send(
            new ProposeCommitment(Reference, Text, Due, PersonOf(Owner), PersonOf(Backup), EvidenceRule, Problem, Remedy), cancellationToken);
        return Succeed(CommitmentsLinks.Details(Reference, number), "commitments.propose.done", number);
    }

    private IEnumerable<SelectListItem> Items(Side side, IEnumerable<PersonChoice> people)
    {
        var group = new SelectListGroup { Name = T.Of("shared", side) };
        return people.Select(person => new SelectListItem(person.Name, person.Id.ToString()) { Group = group });
    }

    private static PersonId? PersonOf(Guid? id) => id is { } value ? new PersonId(value) : null;
}
