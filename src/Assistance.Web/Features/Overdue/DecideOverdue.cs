using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>What can be decided about several late commitments at once.</summary>
public enum OverdueDecision
{
    /// <summary>Send a supervision notice 督办单.</summary>
    Notice = 1,

    /// <summary>Ask the manager of the bureau for the cause.</summary>
    AskCause = 2,

    /// <summary>Name another owner.</summary>
    Reassign = 3,

    /// <summary>Withdraw.</summary>
    Withdraw = 4,
}

/// <summary>One decision with one note about several late commitments. Each is decided by itself: one that cannot be stops no other.</summary>
/// <param name="NewOwner">Name of the new owner; only for <see cref="OverdueDecision.Reassign"/>.</param>
public sealed record DecideOverdue(OverdueDecision? Decision, string? Note, string? NewOwner, IReadOnlyList<CommitmentId> Selected) : IRequest<IReadOnlyList<DecisionResult>>;

/// <summary>What became of one of them.</summary>
/// <param name="Name">Case and number.</param>
/// <param name="RuleKey">Why it was not done, or null when it was.</param>
/// <param name="Notice">Number of the supervision notice that was sent, or null.</param>
public sealed record DecisionResult(CommitmentId Id, string Name, string? RuleKey, IReadOnlyList<object> RuleArguments, string? Notice)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => RuleKey is null;
}

/// <summary>Something must be selected; a withdrawal says why, a reassignment to whom.</summary>
public sealed class DecideOverdueValidator : AbstractValidator<DecideOverdue>
{
    public DecideOverdueValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Decision).NotNull().WithMessage(_ => text["overdue.rule.choose"]);
        RuleFor(command => command.Selected).NotEmpty().WithMessage(_ => text["overdue.rule.select"]);
        RuleFor(command => command.Selected.Count).LessThanOrEqualTo(200);
        RuleFor(command => command.Note).MaximumLength(1000);
        RuleFor(command => command.Note).NotEmpty().When(command => command.Decision == OverdueDecision.Withdraw);
        RuleFor(command => command.NewOwner).NotEmpty().When(command => command.Decision == OverdueDecision.Reassign);
    }
}

internal sealed class DecideOverdueHandler(AssistanceDb db, CurrentUser user, IMediator mediator) : IRequestHandler<DecideOverdue, IReadOnlyList<DecisionResult>>
{
    private const int CauseWorkingDays = 3;

    public async Task<IReadOnlyList<DecisionResult>> Handle(DecideOverdue request, CancellationToken cancellationToken)
    {
        var rules = await db.RulesAsync(cancellationToken);
        var results = new List<DecisionResult>();
        foreach (var id in request.Selected.Distinct())
        {
            var name = await NameAsync(id, cancellationToken);
            if (name is null)
            {
                // not there, or not to be seen by this reader: as if it had not been asked for
                continue;
            }

            try
            {
                // a number that was taken for a notice is given back when the notice cannot be saved
                await using var transaction = request.Decision == OverdueDecision.Notice ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
                var notice = await DecideAsync(request, id, rules, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                if (transaction is not null)
                {
                    await transaction.CommitAsync(cancellationToken);
                }

                results.Add(new(id, name, null, [], notice));
            }
            catch (BrokenRuleException refused)
            {
                results.Add(new(id, name, refused.Key, refused.Arguments, null));
            }
            catch (DbUpdateException)
            {
                results.Add(new(id, name, "overdue.rule.changed-meanwhile", [], null));
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        if (results.Exists(one => one.Notice is not null))
        {
            await mediator.Publish(new NoticesWereIssued(), cancellationToken);
        }

        return results;
    }

    private Task<string?> NameAsync(CommitmentId id, CancellationToken cancellationToken) => db.Commitments
        .Where(row => row.Id == id)
        .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => name.Reference + " " + row.Number)
        .FirstOrDefaultAsync(cancellationToken);

    private async Task<string?> DecideAsync(DecideOverdue request, CommitmentId id, ChaseRules rules, CancellationToken cancellationToken)
    {
        var act = user.Act;
        var commitment = await db.Commitments.AsTracking().FirstAsync(row => row.Id == id, cancellationToken);
        var by = act.By.Require(capacity => capacity.IsManagerOf(commitment.DivisionCode), "commitments.rule.manager");
        Rule.Require(commitment.State != CommitmentState.Confirmed, "overdue.rule.confirmed", commitment.ConfirmedBy?.Person.Name ?? "", commitment.ConfirmedOn ?? act.Today);
        Rule.Require(commitment.IsOverdue(act.Today), "commitments.rule.not-overdue");
        switch (request.Decision)
        {
            case OverdueDecision.Notice:
                return await SendNoticeAsync(commitment, request.Note, by, act, rules, cancellationToken);
            case OverdueDecision.AskCause:
                await AskCauseAsync(commitment, act, rules, cancellationToken);
                break;
            case OverdueDecision.Reassign:
                var owner = await PeopleByName.FindAsync(db, nameof(DecideOverdue.NewOwner), request.NewOwner!, commitment.Side, commitment, cancellationToken);
                var backup = await db.People.FirstOrDefaultAsync(row => row.Id == commitment.BackupId && row.IsActive && row.Id != owner.Id, cancellationToken);
                commitment.Reassign(owner, backup, request.Note, act);
                break;
            default:
                commitment.Withdraw(request.Note!, act);
                break;
        }

        return null;
    }

    private async Task<string> SendNoticeAsync(Commitment commitment, string? note, DoneBy by, Act act, ChaseRules rules, CancellationToken cancellationToken)
    {
        var deadline = await DeadlineAsync(commitment, cancellationToken);
        var open = await db.SupervisionNotices.Where(row => row.DeadlineId == deadline.Id && row.AcknowledgedOn == null)
            .OrderByDescending(row => row.Id).Select(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        Rule.Require(open is null, "overdue.rule.notice-open", open ?? "");
        var number = (await db.TakeSupervisionNumbersAsync(act.Today.Year, 1, cancellationToken))[0];
        var rule = rules.For(deadline, act.Today);
        db.Add(new SupervisionNotice(number, deadline, rule.Ladder.LevelByRule(act.Today, deadline.Due, rule.Calendar), act.Today, by, note));
        return number;
    }

    private async Task AskCauseAsync(Commitment commitment, Act act, ChaseRules rules, CancellationToken cancellationToken)
    {
        var deadline = await DeadlineAsync(commitment, cancellationToken);
        Rule.Require(!commitment.Causes.Any(cause => cause.On > deadline.Due), "overdue.rule.cause-known");
        var owed = await db.Deadlines.FirstOrDefaultAsync(row => row.SubjectId == commitment.Id.Value && row.Kind == DeadlineKind.CauseDue && row.ClosedOn == null, cancellationToken);
        Rule.Require(owed is null, "overdue.rule.cause-owed", owed?.ResponsibleName ?? "", owed?.Due ?? act.Today);
        var head = await db.Bureaux.Where(row => row.DivisionCode == commitment.DivisionCode)
            .Join(db.People, bureau => bureau.HeadId, person => person.Id, (bureau, person) => person)
            .FirstOrDefaultAsync(person => person.IsActive && person.Role == Role.Manager, cancellationToken);
        deadline.OweCause(head?.Ref ?? act.By.Person, rules.CalendarOf(Side.Regulator, commitment.ToCaseKey()).AddWorkingDays(act.Today, CauseWorkingDays), asks: true);
    }

    private async Task<Deadline> DeadlineAsync(Commitment commitment, CancellationToken cancellationToken) =>
        await db.Deadlines.AsTracking().FirstOrDefaultAsync(
            row => row.SubjectId == commitment.Id.Value && row.Kind == DeadlineKind.CommitmentDue && row.ClosedOn == null, cancellationToken)
        ?? throw new BrokenRuleException("commitments.rule.not-overdue");
}
