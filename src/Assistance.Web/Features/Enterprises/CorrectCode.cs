using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Enterprises;

/// <summary>A manager corrects a social credit code that was typed wrongly.</summary>
/// <param name="Uscc">The wrong code, under which the enterprise stands.</param>
/// <param name="Right">The right one as it was typed.</param>
/// <param name="OverrideReason">Why it is taken although its check character is wrong; empty otherwise.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <returns>The right code, normalised.</returns>
public sealed record CorrectCode(string Uscc, string Right, string OverrideReason, string Reason) : IRequest<string>;

internal sealed class CorrectCodeValidator : AbstractValidator<CorrectCode>
{
    public CorrectCodeValidator(Text text)
    {
        RuleFor(command => command.Right).Custom((typed, context) =>
        {
            if (SocialCreditCode.Read(typed, context.InstanceToValidate.OverrideReason).Error is { } error)
            {
                context.AddFailure(nameof(CorrectCode.Right), text["enterprises.rule.uscc-" + error.Replace('_', '-')]);
            }
        });
        RuleFor(command => command.OverrideReason).MaximumLength(500);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class CorrectCodeHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<CorrectCode, string>
{
    public async Task<string> Handle(CorrectCode request, CancellationToken cancellationToken)
    {
        var enterprise = await db.Enterprises.AsTracking().FirstOrDefaultAsync(row => row.Uscc == request.Uscc, cancellationToken) ?? throw new NotFoundException();
        var code = SocialCreditCode.Read(request.Right, request.OverrideReason).Code!;
        Rule.RequireFor(nameof(request.Right), code.Value == enterprise.Uscc || !await db.IsRegisteredAsync(code.Value, cancellationToken), "enterprises.rule.uscc-taken", code.Value);
        enterprise.CorrectCode(code.Value, code.OverrideReason, request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return code.Value;
    }
}
