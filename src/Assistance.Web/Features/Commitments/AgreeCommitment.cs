using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>The other side agrees: the deadline runs from now on.</summary>
public sealed record AgreeCommitment(string Reference, string Number) : IRequest<Unit>;

internal sealed class AgreeCommitmentValidator : AbstractValidator<AgreeCommitment>;

internal sealed class AgreeCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<AgreeCommitment, Unit>
{
    public async Task<Unit> Handle(AgreeCommitment request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        commitment.Agree(user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
