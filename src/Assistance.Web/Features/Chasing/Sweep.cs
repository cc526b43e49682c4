using System.Globalization;
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Telemetry;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Raises every rung that is due on the day and not yet raised, the oldest first, in batches of which each is done wholly or not at all.
/// Run twice it raises nothing twice; missed days are caught up; two that run at once share the work. The job, the Chasing page and the
/// operator command all send this.
/// </summary>
/// <param name="AsOf">The day that counts as today.</param>
/// <param name="DryRun">Whether it only says what it would raise.</param>
/// <param name="Raised">Is told every newly raised (deadline, rung) once it is saved; null where only the numbers matter.</param>
public sealed record Sweep(DateOnly AsOf, bool DryRun = false, Action<RaisedItem>? Raised = null) : IRequest<SweepResult>;

/// <summary>What a sweep raised, in numbers: there may be a million.</summary>
/// <param name="Counts">How many of each rung were raised, in the order of the ladder.</param>
/// <param name="Left">Deadlines that could not be chased and were left as they are; the nightly check shows them.</param>
public sealed record SweepResult(DateOnly AsOf, IReadOnlyDictionary<string, int> Counts, int Left)
{
    /// <summary>How many were raised.</summary>
    public int Sum => Counts.Values.Sum();
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

internal sealed class SweepHandler(AssistanceDb db, Clock clock, IOptions<SweepOptions> options, ILogger<SweepHandler> logger) : IRequestHandler<Sweep, SweepResult>
{
    public async Task<SweepResult> Handle(Sweep request, CancellationToken cancellationToken)
    {
        // whoever starts it: it is the product that chases, over all divisions
        db.View(Viewer.System);
        db.Perform(new Act(Actor.System, request.AsOf, clock.Now), nameof(Sweep));
        var counts = new Dictionary<string, int>();
        if (!request.DryRun)
        {
            await FollowRulesAsync(request.AsOf, cancellationToken);
        }

        var rules = await db.FreshRulesAsync(cancellationToken);
        var run = new SweepRun(db, rules, request.AsOf, clock.Now, options.Value.BatchSize, logger);
        await using (await SweepRoom.TakeAsync(db, cancellationToken))
        {
            await foreach (var item in request.DryRun ? run.LookAsync(cancellationToken) : run.RaiseAsync(cancellationToken))
            {
                counts[item.Rung] = counts.GetValueOrDefault(item.Rung) + 1;
                request.Raised?.Invoke(item);
            }
        }

        if (!request.DryRun)
        {
            // behind the room: with this, all batches are on the disk
            await LastSweep.RememberAsync(db, request.AsOf, clock.Now, cancellationToken);
            foreach (var (rung, count) in counts)
            {
                Measures.Raised.Add(count, new KeyValuePair<string, object?>("rung", rung));
            }
        }

        return new(request.AsOf, counts.OrderBy(one => Order(one.Key)).ToDictionary(), run.Left);
    }

    // a policy that has come into force, or a change that broke off: what is open follows before anything is taken by its day of chasing
    private async Task FollowRulesAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var last = await LastSweep.FindAsync(db, cancellationToken);
        var rules = await db.FreshRulesAsync(cancellationToken);
        if (await db.RulesPendingAsync(cancellationToken) is not null || (last is null ? rules.Policies.Count > 0 : rules.ChangeBetween(last.AsOf, asOf)))
        {
            var followed = await DeadlineRecompute.FollowAsync(db, asOf, cancellationToken);
            logger.LogInformation("The rules have changed: {Moved} of {Open} open deadlines are chased on another day", followed.Moved, followed.Open);
        }
    }

    private static (int Kind, int Number) Order(string rung)
    {
        var number = int.TryParse(rung.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return rung[0] switch { 'R' => (0, -number), 'L' => (1, number), _ => (2, 0) };
    }
}
