using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>Ends the agreement in force early. What was promised stays promised until it has its own end.</summary>
/// <param name="Reason">Why.</param>
public sealed record TerminateAgreement(string Reference, string Reason) : IRequest<Unit>;

internal sealed class TerminateAgreementValidator : AbstractValidator<TerminateAgreement>
{
    public TerminateAgreementValidator() => RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class TerminateAgreementHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<TerminateAgreement, Unit>
{
    public async Task<Unit> Handle(TerminateAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        (await db.AgreementAsync(found, AgreementState.InForce, cancellationToken)).Terminate(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
