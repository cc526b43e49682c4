using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>Takes an agreement back that is out for signature; signatures given so far fall away.</summary>
/// <param name="Reason">Why.</param>
public sealed record TakeBackAgreement(string Reference, string Reason) : IRequest<Unit>;

internal sealed class TakeBackAgreementValidator : AbstractValidator<TakeBackAgreement>
{
    public TakeBackAgreementValidator() => RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class TakeBackAgreementHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<TakeBackAgreement, Unit>
{
    public async Task<Unit> Handle(TakeBackAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        (await db.AgreementAsync(found, AgreementState.OutForSignature, cancellationToken)).TakeBack(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
