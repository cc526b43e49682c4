using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Account;

/// <summary>Signs a person in by name and password.</summary>
public sealed record SignIn(string UserName, string Password) : IRequest<SignInStep>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(command => command.UserName).NotEmpty().MaximumLength(256);
        RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
    }
}

internal sealed class SignInHandler(Accounts accounts) : IRequestHandler<SignIn, SignInStep>
{
    public Task<SignInStep> Handle(SignIn request, CancellationToken cancellationToken) =>
        accounts.SignInAsync(request.UserName, request.Password, cancellationToken);
}
