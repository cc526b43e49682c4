using Assistance.Data;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Problems;

/// <summary>It is not a problem to work on.</summary>
/// <param name="Reason">Why.</param>
public sealed record DismissProblem(string Reference, string Number, string Reason) : IRequest<Unit>;

internal sealed class DismissProblemValidator : AbstractValidator<DismissProblem>
{
    public DismissProblemValidator(Text text)
    {
        RuleFor(command => command.Reason).NotEmpty().WithMessage(text["problems.rule.dismiss-reason"]).MaximumLength(2000);
    }
}

internal sealed class DismissProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DismissProblem, Unit>
{
    public async Task<Unit> Handle(DismissProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        var ends = await EndsOfProblem.LoadAsync(db, problem, cancellationToken);
        problem.Dismiss(request.Reason, [.. ends.List.Select(one => one.Number)], user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
