using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>A manager who is neither the owner nor the one who asked decides on more time.</summary>
/// <param name="DecisionNote">Why; needed when it is refused.</param>
public sealed record DecideExtension(string Reference, string Number, bool? Grant, string? DecisionNote) : IRequest<Unit>;

internal sealed class DecideExtensionValidator : AbstractValidator<DecideExtension>
{
    public DecideExtensionValidator(Text text)
    {
        RuleFor(command => command.Grant).NotNull().WithMessage(text["commitments.rule.choose-result"]);
        RuleFor(command => command.DecisionNote).MaximumLength(2000);
    }
}

internal sealed class DecideExtensionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DecideExtension, Unit>
{
    public async Task<Unit> Handle(DecideExtension request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        commitment.DecideExtension(request.Grant!.Value, request.DecisionNote, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
