using System.Globalization;
using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Raises every rung that is due on the day and not yet raised. Run twice it raises nothing twice; missed days are caught up. The job,
/// the Chasing page and the operator command all send this.
/// </summary>
/// <param name="AsOf">The day that counts as today.</param>
/// <param name="DryRun">Whether it only says what it would raise.</param>
public sealed record Sweep(DateOnly AsOf, bool DryRun = false) : IRequest<SweepResult>;

/// <summary>What a sweep raised.</summary>
/// <param name="Raised">One item for each newly raised (deadline, rung).</param>
public sealed record SweepResult(DateOnly AsOf, IReadOnlyList<RaisedItem> Raised)
{
    /// <summary>How many of each rung were raised, in the order of the ladder.</summary>
    public IReadOnlyDictionary<string, int> Counts => Raised
        .GroupBy(item => item.Rung)
        .OrderBy(group => (group.Key[0] switch { 'R' => 0, 'L' => 1, _ => 2 }, group.Key[0] == 'R' ? -Number(group.Key) : Number(group.Key)))
        .ToDictionary(group => group.Key, group => group.Count());

    private static int Number(string rung) => int.TryParse(rung.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>One newly raised rung.</summary>
/// <param name="Case">Reference of the case.</param>
/// <param name="Commitment">Number of the commitment it speaks of, or null when it speaks of something else.</param>
/// <param name="Rung">"R5", "R1", "R0", "L1", "L2", "L3", or "W" for the weekly line.</param>
/// <param name="Level">1 to 3, or 0 for a reminder or the weekly line.</param>
/// <param name="Side">"regulator" or "enterprise".</param>
/// <param name="Responsible">The one who must act, as cited.</param>
public sealed record RaisedItem(string Case, string? Commitment, DeadlineKind Kind, string Rung, int Level, string Side, string Responsible);

/// <summary>Nothing to check: any day may be asked for.</summary>
public sealed class SweepValidator : AbstractValidator<Sweep>;

internal sealed class SweepHandler(AssistanceDb db, Clock clock) : IRequestHandler<Sweep, SweepResult>
{
    /// <summary>Deadlines of one transaction: short enough that a person's save in between waits milliseconds only.</summary>
    private const int BatchSize = 1000;

    private const int Attempts = 5;

    public async Task<SweepResult> Handle(Sweep request, CancellationToken cancellationToken)
    {
        // whoever starts it: it is the product that chases, over all divisions
        db.View(Viewer.System);
        db.Perform(new Act(Actor.System, request.AsOf, clock.Now), nameof(Sweep));
        var raised = new List<RaisedItem>();
        for (Position? last = null; ;)
        {
            (last, var items) = await TryBatchAsync(request, last, cancellationToken);
            raised.AddRange(items);
            if (last is null)
            {
                break;
            }
        }

        var result = new SweepResult(request.AsOf, raised);
        if (!request.DryRun)
        {
            await LastSweep.RememberAsync(db, request.AsOf, clock.Now, cancellationToken);
        }

        return result;
    }

    // somebody may save one of the deadlines in between, or another node may sweep as well: then the batch is looked at again
    private async Task<(Position? Last, IReadOnlyList<RaisedItem> Raised)> TryBatchAsync(Sweep request, Position? after, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await BatchAsync(request, after, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // the database has rolled the whole batch back
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<(Position? Last, IReadOnlyList<RaisedItem> Raised)> BatchAsync(Sweep request, Position? after, CancellationToken cancellationToken)
    {
        var deadlines = await Due(request, after).Take(BatchSize).ToListAsync(cancellationToken);
        if (deadlines.Count == 0)
        {
            return (null, []);
        }

        var end = deadlines[^1];
        var last = deadlines.Count < BatchSize ? null : new Position(end.NextChaseOn!.Value, end.Due, end.Id);
        var cast = await ChaseCast.LoadAsync(db, deadlines, request.AsOf, cancellationToken);
        var batch = new SweepBatch(db, await db.CalendarAsync(cancellationToken), cast, request.AsOf, clock.Now);
        var raised = batch.Raise(deadlines);
        if (!request.DryRun)
        {
            await batch.EscalateAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (last, raised);
    }

    // in the order of the index. What a batch has raised leaves the set; the position is for what does not (a dry run)
    private IQueryable<Deadline> Due(Sweep request, Position? after)
    {
        var asOf = request.AsOf;
        var due = db.Deadlines.Where(deadline => deadline.ClosedOn == null && deadline.NextChaseOn <= asOf && deadline.VersionFrom <= asOf);
        if (after is { } last)
        {
            due = due.Where(deadline => deadline.NextChaseOn >= last.NextChaseOn
                && (deadline.NextChaseOn > last.NextChaseOn
                    || deadline.Due > last.Due
                    || (deadline.Due == last.Due && deadline.Id > last.Id)));
        }

        due = due.OrderBy(deadline => deadline.NextChaseOn).ThenBy(deadline => deadline.Due).ThenBy(deadline => deadline.Id);
        return request.DryRun ? due.AsNoTracking() : due.AsTracking();
    }

    private sealed record Position(DateOnly NextChaseOn, DateOnly Due, DeadlineId Id);
}
