using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>A manager withdraws a commitment; the owner is told.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Sure">Whether the manager ticked that this cannot be undone.</param>
public sealed record WithdrawCommitment(string Reference, string Number, string Reason, bool Sure) : IRequest<Unit>;

internal sealed class WithdrawCommitmentValidator : AbstractValidator<WithdrawCommitment>
{
    public WithdrawCommitmentValidator(Text text)
    {
        RuleFor(command => command.Reason).MaximumLength(2000);
        RuleFor(command => command.Sure).Equal(true).WithMessage(text["commitments.rule.confirm-needed"]);
    }
}

internal sealed class WithdrawCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<WithdrawCommitment, Unit>
{
    public async Task<Unit> Handle(WithdrawCommitment request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        commitment.Withdraw(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
