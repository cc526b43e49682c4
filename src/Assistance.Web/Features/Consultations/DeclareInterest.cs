using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>An expert says whether there is a conflict of interest: the first thing, before the file opens.</summary>
/// <param name="Statement">What the conflict is.</param>
public sealed record DeclareInterest(string Reference, string Number, bool? Conflict, string Statement) : IRequest<Unit>;

internal sealed class DeclareInterestValidator : AbstractValidator<DeclareInterest>
{
    public DeclareInterestValidator()
    {
        RuleFor(command => command.Conflict).NotNull();
        RuleFor(command => command.Statement).MaximumLength(2000);
    }
}

internal sealed class DeclareInterestHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DeclareInterest, Unit>
{
    public async Task<Unit> Handle(DeclareInterest request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.DeclareInterest(request.Conflict!.Value, request.Statement, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
