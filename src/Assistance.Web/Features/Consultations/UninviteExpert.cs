using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>Takes an invitation back.</summary>
public sealed record UninviteExpert(string Reference, string Number, Guid Expert) : IRequest<Unit>;

/// <summary>The domain says what is wrong with it.</summary>
internal sealed class UninviteExpertValidator : AbstractValidator<UninviteExpert>;

internal sealed class UninviteExpertHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<UninviteExpert, Unit>
{
    public async Task<Unit> Handle(UninviteExpert request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.Uninvite(new PersonId(request.Expert), user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
