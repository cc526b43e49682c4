using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>Moves a planned visit to another day.</summary>
/// <param name="Opened">Version of the appointment that the form was opened on; null when no form was.</param>
public sealed record RescheduleVisit(
    string Reference, string Number, DateOnly? On, TimeOnly? Time, IReadOnlyList<Guid> Visitors, int? Opened = null) : IRequest<Unit>;

internal sealed class RescheduleVisitValidator : AbstractValidator<RescheduleVisit>
{
    public RescheduleVisitValidator(Text text)
    {
        RuleFor(command => command.On).NotNull();
        RuleFor(command => command.Visitors).NotEmpty().WithMessage(text["visits.rule.no-visitor"]);
    }
}

internal sealed class RescheduleVisitHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RescheduleVisit, Unit>
{
    public async Task<Unit> Handle(RescheduleVisit request, CancellationToken cancellationToken)
    {
        var found = await db.CaseOfVisitAsync(request.Reference, cancellationToken);
        found.RequireOpen();
        var visit = await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        var visitors = await db.VisitorsAsync(found, [.. request.Visitors.Select(id => new PersonId(id))], visit.Visitors, cancellationToken);
        await db.RequireUnchangedAsync(
            visit.Id.Value, request.Opened, user.Act.At, cancellationToken,
            new(nameof(request.On), Versions.Posted(visit.PlannedOn), Versions.Posted(request.On)),
            new(nameof(request.Time), Versions.Posted(visit.PlannedTime), Versions.Posted(request.Time)),
            ConflictField.Of(nameof(request.Visitors), Rows(visit.Visitors), Rows(visitors)));
        visit.Reschedule(request.On!.Value, request.Time, visitors, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static IEnumerable<(string Value, string Text)> Rows(IEnumerable<PersonRef> people) =>
        people.Select(one => (one.Id.ToString(), one.Name)).OrderBy(one => one.Item1, StringComparer.Ordinal);
}
