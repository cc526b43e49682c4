using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Visits;

/// <summary>Calls a planned visit off.</summary>
/// <param name="Reason">Why.</param>
public sealed record CancelVisit(string Reference, string Number, string Reason) : IRequest<Unit>;

internal sealed class CancelVisitValidator : AbstractValidator<CancelVisit>
{
    public CancelVisitValidator(Text text) => RuleFor(command => command.Reason).NotEmpty().WithMessage(text["visits.rule.cancel-reason"]).MaximumLength(1000);
}

internal sealed class CancelVisitHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<CancelVisit, Unit>
{
    public async Task<Unit> Handle(CancelVisit request, CancellationToken cancellationToken)
    {
        var visit = await db.OpenVisitAsync(request.Reference, request.Number, cancellationToken);
        visit.Cancel(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
