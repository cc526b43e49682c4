using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data.Saving;

/// <summary>
/// Reckons anew on which day open deadlines are chased next, after the calendar, a policy or closing days changed. What is closed stays as
/// it is. In portions of one short transaction each, by two statements a portion; a run that breaks off is simply run again.
/// </summary>
/// <param name="rules">By what they are reckoned, be it in force or only thought of.</param>
/// <param name="on">The day on which the rules are asked.</param>
public sealed class DeadlineRecompute(AssistanceDb db, ChaseRules rules, DateOnly on)
{
    /// <summary>Begins the name of a change that finds another one not yet followed.</summary>
    internal const string All = "all/";

    private const int Portion = 1000;
    private const int MostAttempts = 20;
    private readonly BulkUpdater<Deadline> writer = new(db, nameof(Deadline.NextChaseOn));

    /// <summary>
    /// Has every open deadline follow the rules as they are now, after <see cref="AssistanceDb.ChangeRulesAsync"/> was saved. When it
    /// breaks off, the next sweep begins with it.
    /// </summary>
    /// <param name="among">The deadlines that the change concerns; null for all.</param>
    public static async Task<RecomputedDeadlines> FollowAsync(AssistanceDb db, DateOnly on, CancellationToken cancellationToken, IQueryable<Deadline>? among = null)
    {
        var asked = await db.RulesPendingAsync(cancellationToken);
        among = asked?.StartsWith(All, StringComparison.Ordinal) == true ? null : among;
        var outcome = await new DeadlineRecompute(db, await db.FreshRulesAsync(cancellationToken), on).MoveAsync(among ?? db.Set<Deadline>(), cancellationToken);
        await db.Set<Setting>().Where(row => row.Name == Setting.RulesPending && row.Value == asked).ExecuteDeleteAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Counts what would move, and changes nothing.</summary>
    public Task<RecomputedDeadlines> LookAsync(IQueryable<Deadline> among, CancellationToken cancellationToken) => RunAsync(among, write: false, cancellationToken);

    /// <summary>Moves them.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Others change the same deadlines over and over.</exception>
    public Task<RecomputedDeadlines> MoveAsync(IQueryable<Deadline> among, CancellationToken cancellationToken) => RunAsync(among, write: true, cancellationToken);

    private async Task<RecomputedDeadlines> RunAsync(IQueryable<Deadline> among, bool write, CancellationToken cancellationToken)
    {
        var open = among.AsNoTracking().Where(row => row.ClosedOn == null);
        var (seen, moved, attempts) = (0L, 0L, 0);
        for (DeadlineId? last = null; ;)
        {
            var part = await (last is { } after ? open.Where(row => row.Id > after) : open).OrderBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
            if (part.Count == 0)
            {
                return new(seen, moved);
            }

            List<Deadline> changed = [.. part.Where(Changes)];
            if (write && !await WriteAsync(changed, cancellationToken))
            {
                // somebody has saved one of them: once more
                attempts = attempts < MostAttempts ? attempts + 1 : throw new DbUpdateConcurrencyException("Deadlines are changed faster than they can be reckoned anew.");
                continue;
            }

            (last, seen, moved, attempts) = (part[^1].Id, seen + part.Count, moved + changed.Count, 0);
        }
    }

    private bool Changes(Deadline deadline)
    {
        var before = deadline.NextChaseOn;
        var rule = rules.For(deadline, on);
        deadline.Recompute(rule.Calendar, rule.Ladder);
        return deadline.NextChaseOn != before;
    }

    private async Task<bool> WriteAsync(List<Deadline> changed, CancellationToken cancellationToken)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            var isWritten = await writer.WriteAsync(changed, cancellationToken);
            if (isWritten && own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return isWritten;
        }
    }
}
