using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Takes an enterprise into the register.</summary>
/// <param name="Uscc">Social credit code as it was typed.</param>
/// <param name="OverrideReason">Why a code with a wrong check character is taken all the same; empty otherwise.</param>
/// <returns>The code, normalised.</returns>
public sealed record AddEnterprise(string Uscc, string OverrideReason, EnterpriseFacts Facts) : IRequest<string>;

internal sealed class AddEnterpriseValidator : AbstractValidator<AddEnterprise>
{
    public AddEnterpriseValidator(Codes codes, Text text)
    {
        RuleFor(command => command.Uscc).Custom((typed, context) =>
        {
            if (SocialCreditCode.Read(typed, context.InstanceToValidate.OverrideReason).Error is { } error)
            {
                context.AddFailure(nameof(AddEnterprise.Uscc), text["enterprises.rule.uscc-" + error.Replace('_', '-')]);
            }
        });
        RuleFor(command => command.OverrideReason).MaximumLength(500);
        RuleFor(command => command.Facts).SetValidator(new EnterpriseFactsValidator(codes, text));
    }
}

internal sealed class AddEnterpriseHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text) : IRequestHandler<AddEnterprise, string>
{
    public async Task<string> Handle(AddEnterprise request, CancellationToken cancellationToken)
    {
        var code = SocialCreditCode.Read(request.Uscc, request.OverrideReason).Code!;
        Rule.RequireFor(nameof(request.Uscc), !await db.IsRegisteredAsync(code.Value, cancellationToken), "enterprises.rule.uscc-taken", code.Value);
        var enterprise = new Enterprise(code.Value, request.Facts.Name, request.Facts.ReadDivision(codes).Code!);
        request.Facts.WriteTo(enterprise, user.Actor, codes, text);
        if (code.OverrideReason is { } reason)
        {
            enterprise.AcceptIrregularCode(reason);
        }

        db.Add(enterprise);
        await db.SaveChangesAsync(cancellationToken);
        return code.Value;
    }
}
