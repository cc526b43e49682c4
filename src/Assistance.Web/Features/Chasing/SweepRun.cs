using System.Data.Common;
using System.Runtime.CompilerServices;
using Assistance.Data;
using Assistance.Data.Saving;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// One run of a sweep, batch by batch. A batch is one short transaction: done wholly or not at all. What somebody saved in between is
/// looked at again; what another node is doing is waited for, so that a sweep that ends has seen everything. A batch that fails is cut
/// down until the deadline that it fails on stands alone: that one is left, so that it stops no other.
/// </summary>
internal sealed class SweepRun(AssistanceDb db, ChaseRules rules, DateOnly asOf, DateTime now, int batchSize, ILogger logger)
{
    /// <summary>So many that cannot be chased are a fault of the installation, not of them.</summary>
    private const int MostLeft = 20;

    private const int MostStale = 20;
    private const int Attempts = 3;
    private const int Waits = 600;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(100);

    private readonly SweepClaims claims = new(db);
    private readonly SweepWriter writer = new(db);
    private readonly List<DeadlineId> left = [];
    private (DeadlineId Id, int Version, int Times) stale;

    /// <summary>Deadlines that could not be chased.</summary>
    public int Left => left.Count;

    /// <summary>Raises what is due; each item comes when it is saved.</summary>
    public async IAsyncEnumerable<RaisedItem> RaiseAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (size, waits) = (batchSize, 0); waits < Waits;)
        {
            var (outcome, raised) = await TryAsync(size, cancellationToken);
            foreach (var item in raised)
            {
                yield return item;
            }

            switch (outcome)
            {
                case Outcome.Done:
                    (size, waits) = (Math.Min(size * 10, batchSize), 0);
                    break;
                case Outcome.Failed:
                    size = Math.Max(size / 10, 1);
                    break;
                case Outcome.Held when !await claims.AnyAsync(asOf, left, cancellationToken):
                    yield break;
                case Outcome.Held:
                    waits++;
                    await Task.Delay(pause, cancellationToken);
                    break;
                default:
                    break;
            }
        }

        throw new TimeoutException("Somebody has held deadlines that are due for a minute.");
    }

    /// <summary>Says what would be raised, and changes nothing.</summary>
    public async IAsyncEnumerable<RaisedItem> LookAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (SweepPlace? last = null; ;)
        {
            var deadlines = await claims.LookAsync(asOf, batchSize, last, cancellationToken);
            if (deadlines.Count == 0)
            {
                yield break;
            }

            var end = deadlines[^1];
            last = new(end.NextChaseOn!.Value, end.Due, end.Id);
            foreach (var item in await (await ReadAsync(deadlines, cancellationToken)).RaiseAsync(cancellationToken))
            {
                yield return item;
            }
        }
    }

    private async Task<(Outcome Outcome, IReadOnlyList<RaisedItem> Raised)> TryAsync(int size, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            IReadOnlyList<Deadline> taken = [];
            try
            {
                var begun = claims.Lock ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
                await using (begun)
                {
                    taken = await claims.TakeAsync(asOf, size, left, cancellationToken);
                    return taken.Count == 0 ? (Outcome.Held, []) : await BatchAsync(taken, begun, cancellationToken);
                }
            }
            catch (DbException failure) when (SweepClaims.IsInTheWay(failure))
            {
                logger.LogDebug(failure, "Somebody else is in the way of the sweep");
                return (Outcome.Held, []);
            }
            catch (Exception failure) when (failure is not OperationCanceledException && attempt < Attempts)
            {
                logger.LogDebug(failure, "A batch of {Count} deadlines is tried again", taken.Count);
            }
            catch (Exception failure) when (failure is not OperationCanceledException && taken.Count > 0 && left.Count < MostLeft)
            {
                if (taken.Count > 1)
                {
                    logger.LogWarning(failure, "A batch of {Count} deadlines failed and is cut down", taken.Count);
                    return (Outcome.Failed, []);
                }

                logger.LogError(failure, "Deadline {Deadline} cannot be chased and is left as it is", taken[0].Id);
                left.Add(taken[0].Id);
                return (Outcome.Done, []);
            }
        }
    }

    private async Task<(Outcome Outcome, IReadOnlyList<RaisedItem> Raised)> BatchAsync(
        IReadOnlyList<Deadline> taken, IDbContextTransaction? begun, CancellationToken cancellationToken)
    {
        var batch = await ReadAsync(taken, cancellationToken);
        var raised = await batch.RaiseAsync(cancellationToken);
        using var prepared = writer.Prepare(batch.Swept());
        var own = begun is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            if (!await prepared.WriteAsync(await batch.SuperviseAsync(cancellationToken), cancellationToken))
            {
                return IsSeenAgain(taken[0])
                    ? throw new InvalidOperationException($"Deadline {taken[0].Id} looks changed whenever it is written.")
                    : (Outcome.Stale, []);
            }

            await (begun ?? own)!.CommitAsync(cancellationToken);
            return (Outcome.Done, raised);
        }
    }

    // whoever got there first has changed it: the same one in the same version for ever is another fault
    private bool IsSeenAgain(Deadline first)
    {
        stale = stale.Id == first.Id && stale.Version == first.RowVersion ? stale with { Times = stale.Times + 1 } : (first.Id, first.RowVersion, 1);
        return stale.Times > MostStale;
    }

    private async Task<SweepBatch> ReadAsync(IReadOnlyList<Deadline> deadlines, CancellationToken cancellationToken) => new(
        db, deadlines, rules, await ChaseCast.LoadAsync(db, deadlines, asOf, cancellationToken), asOf, now);

    private enum Outcome
    {
        /// <summary>Nothing could be taken: nothing is left, or somebody else holds it and will raise it or drop it.</summary>
        Held,

        /// <summary>Saved.</summary>
        Done,

        /// <summary>Somebody had changed one of them; nothing is saved.</summary>
        Stale,

        /// <summary>It failed, and nothing is saved.</summary>
        Failed,
    }
}
