using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>原因: why a commitment is late, and what is done about it. A countermeasure with owner and date becomes a commitment of the regulator.</summary>
/// <param name="CauseCode">A code of the side's list.</param>
/// <param name="Action">What is done, or null for what the cause suggests.</param>
/// <param name="Countermeasure">The text of the commitment that the countermeasure becomes, or null for none.</param>
/// <param name="CountermeasureOwner">Name of its owner.</param>
/// <param name="CountermeasureDue">Its due date.</param>
public sealed record RecordOverdueCause(
    CommitmentId Id, string? CauseCode, string? Action, string? CauseNote, string? Countermeasure, string? CountermeasureOwner, DateOnly? CountermeasureDue)
    : IRequest<RecordedCause>;

/// <summary>What was recorded.</summary>
/// <param name="Name">Case and number of what is late.</param>
/// <param name="Countermeasure">Number of the new commitment, or null.</param>
public sealed record RecordedCause(string Name, string? Countermeasure);

/// <summary>A countermeasure is a commitment only with all three: text, owner, date.</summary>
public sealed class RecordOverdueCauseValidator : AbstractValidator<RecordOverdueCause>
{
    public RecordOverdueCauseValidator(Text text)
    {
        RuleFor(command => command.CauseCode).NotEmpty().WithMessage(_ => text["commitments.rule.cause"]);
        RuleFor(command => command.Action).Must(action => string.IsNullOrEmpty(action) || CauseActions.All.Contains(action));
        RuleFor(command => command.CauseNote).MaximumLength(1000);
        RuleFor(command => command.Countermeasure).MaximumLength(500);
        RuleFor(command => command.Countermeasure).NotEmpty().When(command => !string.IsNullOrWhiteSpace(command.CountermeasureOwner) || command.CountermeasureDue is not null);
        RuleFor(command => command.CountermeasureOwner).NotEmpty().When(command => !string.IsNullOrWhiteSpace(command.Countermeasure));
        RuleFor(command => command.CountermeasureDue).NotNull().When(command => !string.IsNullOrWhiteSpace(command.Countermeasure));
    }
}

/// <summary>What can be done about a delay, and what each cause suggests.</summary>
public static class CauseActions
{
    /// <summary>Every action.</summary>
    public static IReadOnlyList<string> All { get; } = ["remind", "named_owner", "reassign", "training", "support_from_above", "interview", "supervision_notice"];

    /// <summary>What a cause suggests.</summary>
    public static string For(string code) => code switch
    {
        "UNCLEAR_RESPONSIBILITY" => "named_owner",
        "INSUFFICIENT_CAPABILITY" => "training",
        "INSUFFICIENT_EFFORT" => "interview",
        "UNCOOPERATIVE" => "supervision_notice",
        "RESOURCE" or "TECHNICAL" => "support_from_above",
        _ => "remind",
    };
}

internal sealed class RecordOverdueCauseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RecordOverdueCause, RecordedCause>
{
    public async Task<RecordedCause> Handle(RecordOverdueCause request, CancellationToken cancellationToken)
    {
        var act = user.Act;
        var commitment = await db.Commitments.AsTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFoundException();
        var reference = await db.CaseNames.Where(row => row.CaseId == commitment.CaseId).Select(row => row.Reference).FirstAsync(cancellationToken);
        var countermeasure = string.IsNullOrWhiteSpace(request.Countermeasure) ? null : await UndertakeAsync(request, commitment, act, cancellationToken);
        var rule = (await db.RulesAsync(cancellationToken)).For(DeadlineKind.CommitmentDue, commitment.Side, commitment.DivisionCode, commitment.EnterpriseId, act.Today);
        var level = rule.Ladder.LevelByRule(act.Today, commitment.EffectiveDue, rule.Calendar);
        var action = string.IsNullOrEmpty(request.Action) ? CauseActions.For(request.CauseCode!) : request.Action;
        commitment.RecordCause(level, request.CauseCode!, request.CauseNote, action, countermeasure?.Number, act);
        if (countermeasure is not null)
        {
            db.Add(countermeasure);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new($"{reference} {commitment.Number}", countermeasure?.Number);
    }

    // a manager checks what a manager has decided, unless it is the manager's own; then the enterprise does
    private async Task<Commitment> UndertakeAsync(RecordOverdueCause request, Commitment commitment, Act act, CancellationToken cancellationToken)
    {
        var owner = await PeopleByName.FindAsync(db, nameof(RecordOverdueCause.CountermeasureOwner), request.CountermeasureOwner!, Side.Regulator, commitment, cancellationToken);
        var verifier = owner.Id != act.By.Person.Id ? act.By.Person : await LeadContactAsync(commitment, cancellationToken);
        Rule.RequireFor(nameof(RecordOverdueCause.CountermeasureOwner), verifier is not null, "overdue.rule.nobody-verifies");
        var terms = new CommitmentTerms(
            await db.NextNumberAsync(commitment.CaseId, "C", cancellationToken), Side.Regulator, owner.Ref, null, request.Countermeasure!, request.CountermeasureDue!.Value,
            EvidenceRule.None, CommitmentOrigin.Countermeasure, verifier, OriginId: commitment.Id.Value);
        return Commitment.Undertake(commitment.ToCaseKey(), terms, act);
    }

    private async Task<PersonRef?> LeadContactAsync(Commitment commitment, CancellationToken cancellationToken) =>
        (await db.People.Where(row => row.EnterpriseId == commitment.EnterpriseId && row.ContactRight == ContactRight.Lead && row.IsActive)
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken))?.Ref;
}
