using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>What the form that proposes a commitment offers.</summary>
/// <param name="Refuse">Whether to refuse at once what would be refused anyway.</param>
public sealed record GetProposal(string Reference, bool Refuse) : IRequest<Proposal>;

/// <summary>A problem to choose.</summary>
public sealed record ProblemChoice(string Number, string Title);

/// <summary>People and problems of the case.</summary>
/// <param name="Officials">Who can answer for a commitment of the regulator.</param>
/// <param name="Contacts">Who can answer for one of the enterprise.</param>
/// <param name="Problems">Open problems with a diagnosed cause.</param>
public sealed record Proposal(
    string Enterprise, string Theme, Side ReaderSide, IReadOnlyList<PersonChoice> Officials, IReadOnlyList<PersonChoice> Contacts, IReadOnlyList<ProblemChoice> Problems);

internal sealed class GetProposalHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetProposal, Proposal>
{
    private const int AtMost = 200;

    public async Task<Proposal> Handle(GetProposal request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        var name = await db.CaseNames.FirstAsync(one => one.CaseId == found.CaseId, cancellationToken);
        var isContact = user.Is(Role.EnterpriseContact);
        if (request.Refuse)
        {
            found.RequireOpen();
            user.Actor.Require(
                capacity => capacity.IsRegulatorOf(found.DivisionCode) || capacity.IsContactOf(found.EnterpriseId, ContactRight.Lead),
                "commitments.rule.propose");
        }

        var problems = await db.Problems.AsNoTracking()
            .Where(problem => problem.CaseId == found.CaseId
                && ((!isContact && problem.State == ProblemState.Diagnosed) || problem.State == ProblemState.InRemedy || problem.State == ProblemState.Reopened))
            .OrderBy(problem => problem.Number)
            .Take(AtMost)
            .ToListAsync(cancellationToken);
        return new(
            name.Enterprise, name.Theme, isContact ? Side.Enterprise : Side.Regulator,
            isContact ? [new(found.LeadId, found.LeadName)] : await ChoicesAsync(Side.Regulator, found, cancellationToken),
            await ChoicesAsync(Side.Enterprise, found, cancellationToken),
            [.. problems.Where(problem => problem.HasDiagnosedCause).Select(problem => new ProblemChoice(problem.Number, problem.Title))]);
    }

    private async Task<IReadOnlyList<PersonChoice>> ChoicesAsync(Side side, AssistanceCase found, CancellationToken cancellationToken) =>
        await db.PeopleOf(side, found.BureauId, found.EnterpriseId).OrderBy(person => person.Name).Take(AtMost)
            .Select(person => new PersonChoice(person.Id, person.Name)).ToListAsync(cancellationToken);
}
