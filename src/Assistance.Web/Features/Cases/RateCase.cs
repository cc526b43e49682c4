using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>The enterprise says how satisfied it is with a case; below 3 the bureau's head is asked to reopen it.</summary>
/// <param name="Satisfaction">1 to 5.</param>
/// <param name="Comment">In its own words, or empty.</param>
public sealed record RateCase(string Reference, int? Satisfaction, string Comment) : IRequest<Unit>;

internal sealed class RateCaseValidator : AbstractValidator<RateCase>
{
    public RateCaseValidator()
    {
        RuleFor(command => command.Satisfaction).NotNull().InclusiveBetween(1, 5);
        RuleFor(command => command.Comment).MaximumLength(2000);
    }
}

internal sealed class RateCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<RateCase, Unit>
{
    public async Task<Unit> Handle(RateCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        var head = await db.Bureaux.Where(bureau => bureau.Id == found.BureauId).Select(bureau => bureau.HeadId).FirstOrDefaultAsync(cancellationToken);
        found.Rate(request.Satisfaction!.Value, request.Comment, head, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
