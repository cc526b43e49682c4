using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>Pauses a case: read-only from now on, while its deadlines keep running.</summary>
/// <param name="PauseReason">Why.</param>
public sealed record PauseCase(string Reference, string PauseReason) : IRequest<Unit>;

internal sealed class PauseCaseValidator : AbstractValidator<PauseCase>
{
    public PauseCaseValidator() => RuleFor(command => command.PauseReason).NotEmpty().MaximumLength(1000);
}

internal sealed class PauseCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PauseCase, Unit>
{
    public async Task<Unit> Handle(PauseCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        found.Pause(request.PauseReason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
