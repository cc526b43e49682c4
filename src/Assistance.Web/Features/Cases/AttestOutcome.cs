using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>The enterprise attests the measured results of a case.</summary>
public sealed record AttestOutcome(string Reference) : IRequest<Unit>;

internal sealed class AttestOutcomeValidator : AbstractValidator<AttestOutcome>;

internal sealed class AttestOutcomeHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AttestOutcome, Unit>
{
    public async Task<Unit> Handle(AttestOutcome request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        found.AttestMeasures(user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
