using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>退回: the verifier sends a confirmation back to be reworked.</summary>
/// <param name="Note">Why.</param>
/// <param name="ReworkBy">The day by which it is to be reworked; null for five working days on.</param>
public sealed record ReturnCommitment(string Reference, string Number, string? Note, DateOnly? ReworkBy) : IRequest<Unit>;

internal sealed class ReturnCommitmentValidator : AbstractValidator<ReturnCommitment>
{
    public ReturnCommitmentValidator(Text text) =>
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["commitments.rule.reason"]).MaximumLength(2000);
}

internal sealed class ReturnCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReturnCommitment, Unit>
{
    public async Task<Unit> Handle(ReturnCommitment request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(commitment.Side, commitment.ToCaseKey());
        commitment.Return(request.Note!, request.ReworkBy, calendar, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
