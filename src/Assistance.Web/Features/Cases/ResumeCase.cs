using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>Takes a paused case up again.</summary>
/// <param name="Note">A word about it, or empty.</param>
public sealed record ResumeCase(string Reference, string Note) : IRequest<Unit>;

internal sealed class ResumeCaseValidator : AbstractValidator<ResumeCase>
{
    public ResumeCaseValidator() => RuleFor(command => command.Note).MaximumLength(1000);
}

internal sealed class ResumeCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ResumeCase, Unit>
{
    public async Task<Unit> Handle(ResumeCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        found.Resume(request.Note.Trim() is { Length: > 0 } note ? note : null, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
