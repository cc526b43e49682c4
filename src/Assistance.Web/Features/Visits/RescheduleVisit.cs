using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>Moves a planned visit to another day.</summary>
public sealed record RescheduleVisit(string Reference, string Number, DateOnly? On, TimeOnly? Time, IReadOnlyList<Guid> Visitors) : IRequest<Unit>;

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
        visit.Reschedule(request.On!.Value, request.Time, visitors, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
