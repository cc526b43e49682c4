using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>验证无效: it did not work. The problem is open again, and another commitment stands in its place, to be agreed by the other side.</summary>
/// <param name="Methods">How it was checked; at least one.</param>
/// <param name="Note">What did not work.</param>
/// <param name="ReplacementText">What is to be done instead.</param>
/// <param name="ReplacementDue">By when.</param>
/// <param name="ReplacementOwner">Who answers for it; of the same side.</param>
/// <param name="Sure">Whether the verifier ticked that this ends the commitment.</param>
public sealed record SupersedeCommitment(
    string Reference, string Number, IReadOnlyList<VerificationMethod> Methods, string? Note,
    string? ReplacementText, DateOnly? ReplacementDue, PersonId? ReplacementOwner, bool Sure) : IRequest<string>;

internal sealed class SupersedeCommitmentValidator : AbstractValidator<SupersedeCommitment>
{
    public SupersedeCommitmentValidator(Text text)
    {
        RuleForEach(command => command.Methods).IsInEnum();
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["commitments.rule.reason"]).MaximumLength(2000);
        RuleFor(command => command.ReplacementText).NotEmpty().WithMessage(text["commitments.rule.text"]).MaximumLength(1000);
        RuleFor(command => command.ReplacementDue).NotNull();
        RuleFor(command => command.ReplacementOwner).NotNull().WithMessage(text["commitments.rule.person"]);
        RuleFor(command => command.Sure).Equal(true).WithMessage(text["commitments.rule.confirm-needed"]);
    }
}

internal sealed class SupersedeCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<SupersedeCommitment, string>
{
    public async Task<string> Handle(SupersedeCommitment request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        AssistanceCase.RequireOpen(name.Status);
        var act = user.Act;
        var rules = await db.RulesAsync(cancellationToken);
        if (commitment.WhyNot(CommitmentVerb.VerifyNotEffective, act, rules.CalendarOf(commitment.Side, commitment.ToCaseKey())) is { } refusal)
        {
            throw refusal;
        }

        Rule.RequireFor(nameof(request.ReplacementDue), request.ReplacementDue >= act.Today, "commitments.rule.due-past");
        var owner = await db.PeopleOf(commitment.Side, name.BureauId, commitment.EnterpriseId)
            .FirstOrDefaultAsync(person => person.Id == request.ReplacementOwner, cancellationToken);
        Rule.RequireFor(nameof(request.ReplacementOwner), owner is not null, "commitments.rule.owner-side");
        Rule.RequireFor(nameof(request.ReplacementOwner), owner.Id != commitment.VerifierId, "commitments.rule.owner-verifies");
        var problem = await db.ProblemOfAsync(commitment, cancellationToken);

        var replacement = await ReplaceAsync(commitment, request, owner, rules, act, cancellationToken);
        commitment.VerifyNotEffective(request.Methods, request.Note!, replacement, act);
        Resolution.Reopen(problem, request.Note!, act);
        db.Add(replacement);
        await db.SaveChangesAsync(cancellationToken);
        return replacement.Number;
    }

    private async Task<Commitment> ReplaceAsync(
        Commitment commitment, SupersedeCommitment request, Person owner, ChaseRules rules, Act act, CancellationToken cancellationToken)
    {
        var isEnterprise = user.Is(Role.EnterpriseContact);
        var answerer = isEnterprise
            ? (await db.Cases.AsNoTracking().FirstAsync(one => one.CaseId == commitment.CaseId, cancellationToken)).Lead
            : await db.LeadContactAsync(commitment.EnterpriseId, cancellationToken);
        var number = await db.NextNumberAsync(commitment.CaseId, commitment.Number[..1], cancellationToken);
        var terms = new CommitmentTerms(
            number, commitment.Side, owner.Ref, null, request.ReplacementText!, request.ReplacementDue!.Value, commitment.EvidenceRule,
            commitment.Origin, commitment.Verifier, commitment.ProblemId, commitment.ProblemNumber, commitment.OriginId, commitment.Id);
        var proposes = isEnterprise ? Side.Enterprise : Side.Regulator;
        var calendar = rules.CalendarOf(answerer is null ? proposes : proposes.Other(), commitment.ToCaseKey());
        return Commitment.Propose(commitment.ToCaseKey(), terms, proposes, calendar, act, answerer);
    }
}
