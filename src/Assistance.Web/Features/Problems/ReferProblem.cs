using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Problems;

/// <summary>A manager decides that the problem leaves the assistance route; enforcement is never mixed with help.</summary>
/// <param name="To">The body that takes it over.</param>
/// <param name="Note">The grounds.</param>
public sealed record ReferProblem(string Reference, string Number, string To, string Note) : IRequest<Unit>;

internal sealed class ReferProblemValidator : AbstractValidator<ReferProblem>
{
    public ReferProblemValidator(Text text)
    {
        RuleFor(command => command.To).NotEmpty().WithMessage(text["problems.rule.refer-to"]).MaximumLength(200);
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["problems.rule.refer-note"]).MaximumLength(4000);
    }
}

internal sealed class ReferProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReferProblem, Unit>
{
    public async Task<Unit> Handle(ReferProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        problem.Refer(request.To, request.Note, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
