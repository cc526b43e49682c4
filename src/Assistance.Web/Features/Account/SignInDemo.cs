using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>Signs somebody in as one of the demo people; only where the demo was loaded.</summary>
public sealed record SignInDemo(Guid Person) : IRequest<Unit>;

internal sealed class SignInDemoValidator : AbstractValidator<SignInDemo>;

internal sealed class SignInDemoHandler(AssistanceDb db, Accounts accounts) : IRequestHandler<SignInDemo, Unit>
{
    public async Task<Unit> Handle(SignInDemo request, CancellationToken cancellationToken)
    {
        if (!await db.Settings.AnyAsync(setting => setting.Name == DemoMode.Setting, cancellationToken))
        {
            throw new NotFoundException();
        }

        await accounts.SignInDemoAsync(new PersonId(request.Person), cancellationToken);
        return Unit.Value;
    }
}
