using Assistance.Data;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>Sets or changes the date; the opinions that are still owed follow it.</summary>
/// <param name="OpinionDue">By when the experts owe their opinions; the day itself unless told.</param>
/// <param name="Opened">Version of the appointment that the form was opened on; null when no form was.</param>
public sealed record ScheduleConsultation(
    string Reference, string Number, DateOnly? On, TimeOnly? Time, string Place, ConsultationForm? Form, DateOnly? OpinionDue, int? Opened = null) : IRequest<Unit>;

internal sealed class ScheduleConsultationValidator : AbstractValidator<ScheduleConsultation>
{
    public ScheduleConsultationValidator(Text text)
    {
        RuleFor(command => command.On).NotNull();
        RuleFor(command => command.Form).NotNull().IsInEnum();
        RuleFor(command => command.Place).MaximumLength(200);
        RuleFor(command => command.OpinionDue).LessThanOrEqualTo(command => command.On)
            .When(command => command is { On: not null, OpinionDue: not null })
            .WithMessage(_ => text["consultations.schedule.opinion-late"]);
    }
}

internal sealed class ScheduleConsultationHandler(AssistanceDb db, CurrentUser user, Text text) : IRequestHandler<ScheduleConsultation, Unit>
{
    public async Task<Unit> Handle(ScheduleConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        await db.RequireUnchangedAsync(
            consultation.Id.Value, request.Opened, user.Act.At, cancellationToken,
            new(nameof(request.On), Versions.Posted(consultation.ScheduledOn), Versions.Posted(request.On)),
            new(nameof(request.Time), Versions.Posted(consultation.ScheduledTime), Versions.Posted(request.Time)),
            new(nameof(request.Place), consultation.Place, request.Place.Trim()),
            new(nameof(request.Form), $"{consultation.Form}", $"{request.Form}", text.Of("consultations", consultation.Form), text.Of("consultations", request.Form!.Value)));
        consultation.Schedule(new Appointment(request.On!.Value, request.Time, request.Place, request.Form!.Value), request.OpinionDue, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
