using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>A milestone of a research team: a commitment of the regulator, chased as any other.</summary>
/// <param name="Owner">Somebody of the team.</param>
public sealed record AddMilestone(string Reference, string Number, string Text, PersonId? Owner, DateOnly? Due, EvidenceRule EvidenceRule) : IRequest<string>;

internal sealed class AddMilestoneValidator : AbstractValidator<AddMilestone>
{
    public AddMilestoneValidator(Text text)
    {
        RuleFor(command => command.Text).NotEmpty().WithMessage(text["commitments.rule.text"]).MaximumLength(1000);
        RuleFor(command => command.Owner).NotNull();
        RuleFor(command => command.Due).NotNull();
        RuleFor(command => command.EvidenceRule).IsInEnum();
    }
}

internal sealed class AddMilestoneHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AddMilestone, string>
{
    public async Task<string> Handle(AddMilestone request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseOfProblemAsync(request.Reference, cancellationToken);
        var problem = await db.ProblemAsync(request.Reference, request.Number, cancellationToken);
        var team = await db.ResearchTeams.AsNoTracking().FirstOrDefaultAsync(one => one.ProblemId == problem.Id, cancellationToken);
        Rule.Require(team is not null && problem.IsOpen, "problems.rule.no-research-team", problem.Number);
        var owner = team.Members.Append(team.Lead).FirstOrDefault(one => one.Id == request.Owner);
        Rule.RequireFor(nameof(request.Owner), owner is not null, "problems.rule.person-unknown");
        var terms = new CommitmentTerms(
            await db.NextNumberAsync(found.CaseId, "M", cancellationToken), Side.Regulator, owner, null, request.Text, request.Due!.Value,
            request.EvidenceRule, CommitmentOrigin.ResearchMilestone, await VerifierAsync(found.EnterpriseId, found.BureauId, owner, cancellationToken),
            problem.Id, problem.Number, team.Id.Value);
        var milestone = Commitment.Undertake(found.ToCaseKey(), terms, user.Act);
        if (problem.State == ProblemState.Diagnosed)
        {
            problem.StartRemedy(hasResearchTeam: true, user.Act);
        }

        db.Add(milestone);
        await db.SaveChangesAsync(cancellationToken);
        return milestone.Number;
    }

    // what the regulator promises is verified by the enterprise, or by a manager who is not the owner
    private async Task<PersonRef> VerifierAsync(EnterpriseId enterprise, BureauId bureau, PersonRef owner, CancellationToken cancellationToken)
    {
        var verifier = await db.LeadContactAsync(enterprise, cancellationToken)
            ?? (await db.People.AsNoTracking()
                .Where(person => person.IsActive && person.BureauId == bureau && person.Role == Role.Manager && person.Id != owner.Id)
                .OrderBy(person => person.Id).FirstOrDefaultAsync(cancellationToken))?.Ref;
        Rule.Require(verifier is not null, "problems.rule.no-verifier");
        return verifier;
    }
}
