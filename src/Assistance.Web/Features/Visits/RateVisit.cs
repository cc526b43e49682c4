using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>The enterprise's lead contact rates a visit; a later rating replaces it.</summary>
/// <param name="Rating">1 (poor) to 5 (very good).</param>
public sealed record RateVisit(string Reference, string Number, int? Rating) : IRequest<Unit>;

internal sealed class RateVisitValidator : AbstractValidator<RateVisit>
{
    public RateVisitValidator(Text text) => RuleFor(command => command.Rating).NotNull().WithMessage(text["visits.rule.rating"]);
}

internal sealed class RateVisitHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RateVisit, Unit>
{
    public async Task<Unit> Handle(RateVisit request, CancellationToken cancellationToken)
    {
        var visit = await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        visit.Rate(request.Rating!.Value, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
