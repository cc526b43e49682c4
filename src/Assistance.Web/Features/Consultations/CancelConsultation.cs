using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>Calls it off before it has taken place.</summary>
public sealed record CancelConsultation(string Reference, string Number, string Reason) : IRequest<Unit>;

internal sealed class CancelConsultationValidator : AbstractValidator<CancelConsultation>
{
    public CancelConsultationValidator()
    {
        RuleFor(command => command.Reason).MaximumLength(2000);
    }
}

internal sealed class CancelConsultationHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<CancelConsultation, Unit>
{
    public async Task<Unit> Handle(CancelConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.Cancel(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
