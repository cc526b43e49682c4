using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>What the decision about the dates of a paused case would move.</summary>
public sealed record GetDatesOfPause(string Reference) : IRequest<DatesOfPause>;

/// <summary>One open date.</summary>
/// <param name="Original">The date before any change.</param>
public sealed record OpenDate(DeadlineKind Kind, string Number, string Text, string Responsible, DateOnly Due, DateOnly Original);

/// <summary>The open dates of a case.</summary>
/// <param name="PausedOn">When the case was paused, or null when it is not.</param>
public sealed record DatesOfPause(DateOnly? PausedOn, IReadOnlyList<OpenDate> Dates);

/// <summary>A manager decides about the dates of a paused case: move all of them by some calendar days, or keep them.</summary>
/// <param name="Days">Calendar days; 0 keeps them.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sure">Whether the manager ticked that this is the decision.</param>
public sealed record DecideOnDates(string Reference, int? Days, string Reason, bool Sure) : IRequest<int>;

internal sealed class DecideOnDatesValidator : AbstractValidator<DecideOnDates>
{
    public DecideOnDatesValidator(Text text)
    {
        RuleFor(command => command.Days).NotNull();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
        RuleFor(command => command.Sure).Equal(true).WithMessage(text["cases.rule.sure"]);
    }
}

internal sealed class GetDatesOfPauseHandler(AssistanceDb db) : IRequestHandler<GetDatesOfPause, DatesOfPause>
{
    public async Task<DatesOfPause> Handle(GetDatesOfPause request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        var paused = found.Status != CaseStatus.Paused ? null : await db.CaseEvents
            .Where(line => line.CaseId == found.CaseId && line.Kind == "case.paused")
            .OrderByDescending(line => line.RecordedAt).Select(line => (DateOnly?)line.On).FirstOrDefaultAsync(cancellationToken);
        var dates = await db.MovableDates(found.CaseId).AsNoTracking().ToListAsync(cancellationToken);
        return new(paused, [.. dates.Select(one => new OpenDate(one.Kind, one.Number, one.Text, one.ResponsibleName, one.Due, one.OriginalDue))]);
    }
}

internal sealed class DecideOnDatesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DecideOnDates, int>
{
    /// <summary>How many dates were moved.</summary>
    public async Task<int> Handle(DecideOnDates request, CancellationToken cancellationToken)
    {
        var (act, days) = (user.Act, request.Days!.Value);
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        List<Deadline> moved = days == 0 ? [] : await db.MovableDates(found.CaseId).ToListAsync(cancellationToken);
        found.DecideOnDates(days, moved.Count, moved.Select(one => one.ResponsibleId), request.Reason, act);
        var rules = await db.FreshRulesAsync(cancellationToken);
        foreach (var deadline in moved)
        {
            await MoveRecordAsync(deadline, days, request.Reason.Trim(), cancellationToken);
            var rule = rules.For(deadline, act.Today);
            deadline.Postpone(days, request.Reason.Trim(), act, rule.Calendar, rule.Ladder);
        }

        await db.SaveChangesAsync(cancellationToken);
        return moved.Count;
    }

    /// <summary>What a record itself says of its date follows; the other kinds stand in their deadline only.</summary>
    private async Task MoveRecordAsync(Deadline deadline, int days, string reason, CancellationToken cancellationToken)
    {
        switch (deadline.Kind)
        {
            case DeadlineKind.CommitmentDue or DeadlineKind.VerificationDue:
                var promised = new CommitmentId(deadline.SubjectId);
                (await db.Commitments.SingleAsync(row => row.Id == promised, cancellationToken)).Postpone(days, reason, user.Act);
                break;
            case DeadlineKind.LookBackDue:
                var booked = new LookBackId(deadline.SubjectId);
                var lookBack = await db.LookBacks.SingleAsync(row => row.Id == booked, cancellationToken);
                lookBack.Postpone(days);
                (await db.Problems.SingleAsync(row => row.Id == lookBack.ProblemId, cancellationToken)).PostponeLookBack(days);
                break;
            case DeadlineKind.OpinionDue:
                var asked = new ConsultationId(deadline.SubjectId);
                (await db.Consultations.Include("Seats").SingleAsync(row => row.Id == asked, cancellationToken)).PostponeOpinion(deadline.ResponsibleId, days);
                break;
        }
    }
}

/// <summary>Which dates of a case a pause can move.</summary>
internal static class MovableDatesQuery
{
    /// <summary>Everything open but the end of the agreement: both sides signed that one.</summary>
    public static IQueryable<Deadline> MovableDates(this AssistanceDb db, CaseId found) => db.Deadlines
        .Where(row => row.CaseId == found && row.ClosedOn == null && row.Kind != DeadlineKind.AgreementEnd)
        .OrderBy(row => row.Due).ThenBy(row => row.Id);
}
