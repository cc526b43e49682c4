using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>Lets mail be sent again to an address that had refused it; what was held back leaves with the next delivery.</summary>
public sealed record TryMailAgain(PersonId Person) : IRequest<Unit>;

internal sealed class TryMailAgainValidator : AbstractValidator<TryMailAgain>;

internal sealed class TryMailAgainHandler(AssistanceDb db) : IRequestHandler<TryMailAgain, Unit>
{
    public async Task<Unit> Handle(TryMailAgain request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        person.TryMailAgain();
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
