using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>督办单: one supervision notice.</summary>
public sealed record ViewSupervision(string Number) : IRequest<SupervisionView>;

/// <summary>A supervision notice as its readers see it.</summary>
/// <param name="Due">The date that was missed, or null when its deadline is gone.</param>
/// <param name="IssuedBy">Who issued it, or null for the product itself.</param>
/// <param name="CanAcknowledge">Whether the reader may acknowledge it.</param>
public sealed record SupervisionView(
    string Number, string Reference, string Enterprise, string Bureau, string SubjectNumber, string Text, DeadlineKind Kind, string AddressedTo, Side Side, int Level,
    DateOnly IssuedOn, string? IssuedBy, string? Note, DateOnly? Due, int WorkingDaysOverdue, bool IsOpen, DateOnly? AcknowledgedOn, string? AcknowledgedBy, string? AcknowledgedFor,
    bool CanAcknowledge);

/// <summary>Acknowledges a supervision notice by name.</summary>
public sealed record AcknowledgeSupervision(string Number) : IRequest<Unit>;

/// <summary>Nothing to check.</summary>
public sealed class AcknowledgeSupervisionValidator : AbstractValidator<AcknowledgeSupervision>;

internal sealed class ViewSupervisionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ViewSupervision, SupervisionView>
{
    public async Task<SupervisionView> Handle(ViewSupervision request, CancellationToken cancellationToken)
    {
        var notice = await db.SupervisionNotices.AsNoTracking().FirstOrDefaultAsync(row => row.Number == request.Number, cancellationToken) ?? throw new NotFoundException();
        var name = await db.CaseNames.FirstOrDefaultAsync(row => row.CaseId == notice.CaseId, cancellationToken);
        var deadline = await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.DeadlineId, cancellationToken);
        var bureau = await db.Bureaux.Where(row => row.DivisionCode == notice.DivisionCode).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(notice.Side, notice.ToCaseKey());
        return new(
            notice.Number, name?.Reference ?? "", name?.Enterprise ?? "", bureau ?? "", notice.SubjectNumber, notice.Text, deadline?.Kind ?? DeadlineKind.CommitmentDue,
            notice.AddressedTo.Name, notice.Side, notice.Level, notice.IssuedOn, notice.IssuedBy.Person.Id == default ? null : notice.IssuedBy.Person.Name, notice.Note,
            deadline?.Due, deadline is null ? 0 : calendar.WorkingDaysBetween(deadline.Due, notice.IssuedOn), deadline is { IsOpen: true },
            notice.AcknowledgedOn, notice.AcknowledgedBy?.Person.Name, notice.AcknowledgedBy?.For?.Name,
            notice.AcknowledgedOn is null && user.Actor.Find(capacity => capacity.IsPerson(notice.AddressedToId) || capacity.IsManagerOf(notice.DivisionCode)) is not null);
    }
}

internal sealed class AcknowledgeSupervisionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AcknowledgeSupervision, Unit>
{
    public async Task<Unit> Handle(AcknowledgeSupervision request, CancellationToken cancellationToken)
    {
        var notice = await db.SupervisionNotices.AsTracking().FirstOrDefaultAsync(row => row.Number == request.Number, cancellationToken) ?? throw new NotFoundException();
        notice.Acknowledge(user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
