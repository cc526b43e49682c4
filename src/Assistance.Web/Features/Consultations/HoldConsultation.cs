using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>It took place.</summary>
public sealed record HoldConsultation(string Reference, string Number, DateOnly? On) : IRequest<Unit>;

internal sealed class HoldConsultationValidator : AbstractValidator<HoldConsultation>
{
    public HoldConsultationValidator()
    {
        RuleFor(command => command.On).NotNull();
    }
}

internal sealed class HoldConsultationHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<HoldConsultation, Unit>
{
    public async Task<Unit> Handle(HoldConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.Hold(request.On!.Value, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
