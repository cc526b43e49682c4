using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>An expert writes the own opinion, or writes it anew as long as nothing is concluded.</summary>
/// <param name="Agrees">False is a dissent, kept as such.</param>
public sealed record GiveOpinion(string Reference, string Number, string Opinion, bool? Agrees) : IRequest<Unit>;

internal sealed class GiveOpinionValidator : AbstractValidator<GiveOpinion>
{
    public GiveOpinionValidator()
    {
        RuleFor(command => command.Agrees).NotNull();
        RuleFor(command => command.Opinion).MaximumLength(8000);
    }
}

internal sealed class GiveOpinionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GiveOpinion, Unit>
{
    public async Task<Unit> Handle(GiveOpinion request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.GiveOpinion(request.Opinion, request.Agrees!.Value, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
