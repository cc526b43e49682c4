using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>Either side proposes a commitment of either side; the other side agrees or declines.</summary>
/// <param name="Owner">Who answers for it; the side follows from the person.</param>
/// <param name="Problem">The number of the problem it is to solve ("P1"), or null.</param>
/// <param name="Remedy">The number of the remedy for that problem that it carries out ("R1"), or null.</param>
public sealed record ProposeCommitment(
    string Reference, string? Text, DateOnly? Due, PersonId? Owner, PersonId? Backup, EvidenceRule EvidenceRule, string? Problem, string? Remedy = null) : IRequest<string>;

internal sealed class ProposeCommitmentValidator : AbstractValidator<ProposeCommitment>
{
    public ProposeCommitmentValidator(Text text)
    {
        RuleFor(command => command.Text).NotEmpty().WithMessage(text["commitments.rule.text"]).MaximumLength(1000);
        RuleFor(command => command.Due).NotNull();
        RuleFor(command => command.Owner).NotNull().WithMessage(text["commitments.rule.person"]);
        RuleFor(command => command.EvidenceRule).IsInEnum();
    }
}

internal sealed class ProposeCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ProposeCommitment, string>
{
    public async Task<string> Handle(ProposeCommitment request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        found.RequireOpen();
        var act = user.Act;
        var proposes = user.Is(Role.EnterpriseContact) ? Side.Enterprise : Side.Regulator;
        var (owner, side) = await OwnerAsync(found, request.Owner!.Value, proposes, cancellationToken);
        var backup = request.Backup is { } id
            ? (await db.PeopleOf(side, found.BureauId, found.EnterpriseId).FirstOrDefaultAsync(person => person.Id == id, cancellationToken))?.Ref
            : null;
        Rule.RequireFor(nameof(request.Backup), request.Backup is null || backup is not null, "commitments.rule.backup-other");
        var problem = await ProblemAsync(found, request.Problem, proposes, act, cancellationToken);
        var remedy = string.IsNullOrEmpty(request.Remedy) || problem is null
            ? null
            : await db.Remedies.AsNoTracking().FirstOrDefaultAsync(one => one.ProblemId == problem.Id && one.Number == request.Remedy, cancellationToken);
        var contact = await db.LeadContactAsync(found.EnterpriseId, cancellationToken);
        Rule.Require(side == Side.Enterprise || contact is not null, "commitments.rule.no-verifier");
        var terms = new CommitmentTerms(
            await db.NextNumberAsync(found.CaseId, "C", cancellationToken),
            side, owner, backup, request.Text!, request.Due!.Value, request.EvidenceRule, remedy is null ? CommitmentOrigin.Proposal : CommitmentOrigin.Remedy,
            side == Side.Enterprise ? found.Lead : contact!, problem?.Id, problem?.Number, remedy?.Id.Value);
        var answerer = proposes == Side.Regulator ? contact : found.Lead;
        var answers = answerer is null ? proposes : proposes.Other();
        var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(answers, found.ToCaseKey());
        var proposed = Commitment.Propose(found.ToCaseKey(), terms, proposes, calendar, act, answerer);
        db.Add(proposed);
        await db.SaveChangesAsync(cancellationToken);
        return proposed.Number;
    }

    private async Task<(PersonRef Owner, Side Side)> OwnerAsync(AssistanceCase found, PersonId owner, Side proposes, CancellationToken cancellationToken)
    {
        var contact = await db.PeopleOf(Side.Enterprise, found.BureauId, found.EnterpriseId).FirstOrDefaultAsync(person => person.Id == owner, cancellationToken);
        if (contact is not null)
        {
            return (contact.Ref, Side.Enterprise);
        }

        // the enterprise sees of the regulator's people only the lead caseworker, who then hands it on
        var official = proposes == Side.Enterprise
            ? owner == found.LeadId ? found.Lead : null
            : (await db.PeopleOf(Side.Regulator, found.BureauId, found.EnterpriseId).FirstOrDefaultAsync(person => person.Id == owner, cancellationToken))?.Ref;
        Rule.RequireFor(nameof(ProposeCommitment.Owner), official is not null, "commitments.rule.person");
        return (official, Side.Regulator);
    }

    /// <summary>The problem that it is to solve. The regulator's first commitment for a diagnosed problem begins the work on it.</summary>
    private async Task<QualityProblem?> ProblemAsync(AssistanceCase found, string? number, Side proposes, Act act, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(number))
        {
            return null;
        }

        var problem = await db.Problems.FirstOrDefaultAsync(one => one.CaseId == found.CaseId && one.Number == number, cancellationToken)
            ?? throw new NotFoundException();
        Rule.RequireFor(nameof(ProposeCommitment.Problem), problem.IsOpen, "commitments.rule.problem-ended");
        Rule.RequireFor(nameof(ProposeCommitment.Problem), problem.HasDiagnosedCause, "commitments.rule.problem-cause");
        if (problem.State == ProblemState.Diagnosed)
        {
            Rule.RequireFor(nameof(ProposeCommitment.Problem), proposes == Side.Regulator, "commitments.rule.problem-first");
            problem.StartRemedy(await db.ResearchTeams.AnyAsync(team => team.ProblemId == problem.Id, cancellationToken), act);
        }

        return problem;
    }
}
