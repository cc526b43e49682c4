using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>Opens a closed case again.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenCase(string Reference, string Reason) : IRequest<Unit>;

internal sealed class ReopenCaseValidator : AbstractValidator<ReopenCase>
{
    public ReopenCaseValidator() => RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class ReopenCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReopenCase, Unit>
{
    public async Task<Unit> Handle(ReopenCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        found.Reopen(request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
