using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Account;

/// <summary>Sets another password; sessions in other browsers end.</summary>
/// <param name="Current">The present password.</param>
/// <param name="Password">The new one.</param>
/// <param name="Again">The new one, typed again.</param>
public sealed record ChangePassword(string Current, string Password, string Again) : IRequest<Unit>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Current).NotEmpty().MaximumLength(256);
        RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
        RuleFor(command => command.Again).Equal(command => command.Password).WithMessage(_ => text["account.rule.again"]);
    }
}

internal sealed class ChangePasswordHandler(CurrentUser user, Credentials credentials) : IRequestHandler<ChangePassword, Unit>
{
    public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var account = await credentials.OfAsync(user.Person.Id, cancellationToken);
        await credentials.RequirePasswordAsync(account, request.Current, "Current", cancellationToken);
        await credentials.SetPasswordAsync(account, request.Password);
        await credentials.BeginAnewAsync(account);
        return Unit.Value;
    }
}
