using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>A manager opens a problem again that had ended; a look-back that was booked is called off.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenProblem(string Reference, string Number, string Reason) : IRequest<Unit>;

internal sealed class ReopenProblemValidator : AbstractValidator<ReopenProblem>
{
    public ReopenProblemValidator(Text text)
    {
        RuleFor(command => command.Reason).NotEmpty().WithMessage(text["problems.rule.reopen-reason"]).MaximumLength(2000);
    }
}

internal sealed class ReopenProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReopenProblem, Unit>
{
    public async Task<Unit> Handle(ReopenProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        Rule.Require(user.Actor.Find(who => who.IsManagerOf(problem.DivisionCode)) is not null, "problems.rule.manager");
        problem.Reopen(request.Reason, user.Act);
        var booked = await db.LookBacks.FirstOrDefaultAsync(one => one.ProblemId == problem.Id && one.State == LookBackState.Booked, cancellationToken);
        booked?.Withdraw(user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
