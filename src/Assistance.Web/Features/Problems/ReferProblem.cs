using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Problems;

/// <summary>A manager decides that the problem leaves the assistance route; enforcement is never mixed with help.</summary>
/// <param name="To">The body that takes it over.</param>
/// <param name="Note">The grounds; the enterprise does not read them.</param>
/// <param name="Ended">Numbers of the open commitments and consultations that the manager saw and ends with it.</param>
/// <param name="EndReason">What their owners are told; the enterprise reads it.</param>
/// <param name="Sure">Whether the manager ticked that they end.</param>
public sealed record ReferProblem(string Reference, string Number, string To, string Note, IReadOnlyList<string> Ended, string EndReason, bool Sure) : IRequest<Unit>;

internal sealed class ReferProblemValidator : AbstractValidator<ReferProblem>
{
    public ReferProblemValidator(Text text)
    {
        RuleFor(command => command.To).NotEmpty().WithMessage(text["problems.rule.refer-to"]).MaximumLength(200);
        RuleFor(command => command.Note).NotEmpty().WithMessage(text["problems.rule.refer-note"]).MaximumLength(4000);
        RuleFor(command => command.EndReason).NotEmpty().MaximumLength(1000).When(command => command.Ended.Count > 0);
        RuleFor(command => command.Sure).Equal(true).WithMessage(text["problems.rule.refer-sure"]).When(command => command.Ended.Count > 0);
    }
}

internal sealed class ReferProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReferProblem, Unit>
{
    public async Task<Unit> Handle(ReferProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        var ends = await EndsOfProblem.LoadAsync(db, problem, cancellationToken);
        // the decision is about what was listed: what came or went meanwhile is looked at first
        Rule.Require(ends.List.Where(one => one.CanEnd).Select(one => one.Number).Order(StringComparer.Ordinal).SequenceEqual(request.Ended.Order(StringComparer.Ordinal)), "problems.rule.ends-changed");
        var blocking = ends.Blocking;
        ends.End(request.EndReason, user.Act);
        problem.Refer(request.To, request.Note, blocking, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
