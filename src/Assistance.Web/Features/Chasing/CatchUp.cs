using Assistance.Data;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Sweeps, and proves that nothing is forgotten, when no sweep of the day, or of a later one, was finished: the program was not running
/// when it should have been.
/// </summary>
/// <returns>What was raised, or null when there was no need.</returns>
public sealed record CatchUp(DateOnly Today) : IRequest<SweepResult?>;

/// <summary>Nothing to check.</summary>
public sealed class CatchUpValidator : AbstractValidator<CatchUp>;

internal sealed class CatchUpHandler(AssistanceDb db, IMediator mediator) : IRequestHandler<CatchUp, SweepResult?>
{
    public async Task<SweepResult?> Handle(CatchUp request, CancellationToken cancellationToken)
    {
        if (await LastSweep.FindAsync(db, cancellationToken) is { } last && last.AsOf >= request.Today)
        {
            return null;
        }

        var result = await mediator.Send(new Sweep(request.Today), cancellationToken);
        await mediator.Send(new CheckChasing(request.Today), cancellationToken);
        await mediator.Send(new KeepNotices(), cancellationToken);
        return result;
    }
}
