using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>延期申请: the owner asks for more time; the manager of the bureau decides.</summary>
/// <param name="Reason">Why it is not done in time.</param>
/// <param name="InterimSafeguard">What keeps things safe until then.</param>
public sealed record RequestExtension(string Reference, string Number, DateOnly? NewDue, string? Reason, string? InterimSafeguard) : IRequest<string>;

internal sealed class RequestExtensionValidator : AbstractValidator<RequestExtension>
{
    public RequestExtensionValidator()
    {
        RuleFor(command => command.NewDue).NotNull();
        RuleFor(command => command.Reason).MaximumLength(2000);
        RuleFor(command => command.InterimSafeguard).MaximumLength(2000);
    }
}

internal sealed class RequestExtensionHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RequestExtension, string>
{
    public async Task<string> Handle(RequestExtension request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        AssistanceCase.RequireOpen(name.Status);
        var manager = await db.HeadOfBureauAsync(name.BureauId, cancellationToken);
        Rule.Require(manager is not null, "commitments.rule.no-manager");
        var (rules, key) = (await db.RulesAsync(cancellationToken), commitment.ToCaseKey());
        commitment.RequestExtension(
            request.NewDue!.Value, request.Reason ?? "", request.InterimSafeguard ?? "", manager,
            rules.CalendarOf(commitment.Side, key), user.Act, rules.CalendarOf(Side.Regulator, key));
        await db.SaveChangesAsync(cancellationToken);
        return manager.Name;
    }
}
