using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Account;

/// <summary>Ends the session of this browser.</summary>
public sealed record SignOut : IRequest<Unit>;

internal sealed class SignOutValidator : AbstractValidator<SignOut>;

internal sealed class SignOutHandler(Accounts accounts) : IRequestHandler<SignOut, Unit>
{
    public async Task<Unit> Handle(SignOut request, CancellationToken cancellationToken)
    {
        await accounts.SignOutAsync(cancellationToken);
        return Unit.Value;
    }
}
