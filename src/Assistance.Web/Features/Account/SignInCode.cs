using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Account;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
public sealed record SignInCode(string Code) : IRequest<Unit>;

internal sealed class SignInCodeValidator : AbstractValidator<SignInCode>
{
    public SignInCodeValidator() => RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
}

internal sealed class SignInCodeHandler(Accounts accounts) : IRequestHandler<SignInCode, Unit>
{
    public async Task<Unit> Handle(SignInCode request, CancellationToken cancellationToken)
    {
        await accounts.SignInByCodeAsync(request.Code, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Whether this browser has done the first step just now.</summary>
public sealed record AwaitsCode : IRequest<bool>;

internal sealed class AwaitsCodeValidator : AbstractValidator<AwaitsCode>;

internal sealed class AwaitsCodeHandler(Accounts accounts) : IRequestHandler<AwaitsCode, bool>
{
    public Task<bool> Handle(AwaitsCode request, CancellationToken cancellationToken) => accounts.AwaitsCodeAsync();
}
