using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>The other side declines a proposed commitment.</summary>
/// <param name="Reason">Why.</param>
public sealed record DeclineCommitment(string Reference, string Number, string Reason) : IRequest<Unit>;

internal sealed class DeclineCommitmentValidator : AbstractValidator<DeclineCommitment>
{
    public DeclineCommitmentValidator() => RuleFor(command => command.Reason).MaximumLength(2000);
}

internal sealed class DeclineCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DeclineCommitment, Unit>
{
    public async Task<Unit> Handle(DeclineCommitment request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        commitment.Decline(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
