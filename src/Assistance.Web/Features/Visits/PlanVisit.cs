using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>Sets a date for a visit.</summary>
/// <param name="Time">Time of day in the bureau's time zone, or null.</param>
public sealed record PlanVisit(string Reference, VisitPurpose? Purpose, DateOnly? On, TimeOnly? Time, IReadOnlyList<Guid> Visitors) : IRequest<string>;

internal sealed class PlanVisitValidator : AbstractValidator<PlanVisit>
{
    public PlanVisitValidator(Text text)
    {
        RuleFor(command => command.Purpose).NotNull().IsInEnum();
        RuleFor(command => command.On).NotNull();
        RuleFor(command => command.Visitors).NotEmpty().WithMessage(text["visits.rule.no-visitor"]);
    }
}

internal sealed class PlanVisitHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PlanVisit, string>
{
    public async Task<string> Handle(PlanVisit request, CancellationToken cancellationToken)
    {
        var found = await db.CaseOfVisitAsync(request.Reference, cancellationToken);
        found.RequireOpen();
        var visitors = await db.VisitorsAsync(found, [.. request.Visitors.Select(id => new PersonId(id))], [], cancellationToken);
        var number = await db.NextNumberAsync(found.CaseId, "V", cancellationToken);
        db.Add(Visit.Plan(found.ToCaseKey(), number, request.Purpose!.Value, request.On!.Value, request.Time, visitors, user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return number;
    }
}
