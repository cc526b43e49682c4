using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>Whether the chasing of the installation lives, as it was last noted.</summary>
/// <param name="SweptFor">The day of the last finished sweep, yyyy-MM-dd; null before the first.</param>
/// <param name="SweptAt">When that sweep ended, UTC.</param>
/// <param name="Check">The last proof that nothing is forgotten, in JSON; null before the first.</param>
/// <param name="OldestUnsent">Since when the oldest mail waits to leave, as <see cref="AssistanceDb.Unsent"/> says; UTC; null when none does.</param>
public sealed record ChasingPulse(string? SweptFor, DateTime? SweptAt, string? Check, DateTime? OldestUnsent);

/// <content>Facts about the installation that jobs note down.</content>
public sealed partial class AssistanceDb
{
    /// <summary>How the chasing lives. It is about the whole installation, whoever asks. One statement.</summary>
    /// <param name="now">UTC.</param>
    public async Task<ChasingPulse> ChasingPulseAsync(DateTime now, CancellationToken cancellationToken)
    {
        var unsent = Unsent(now);
        var rows = await Set<Setting>().AsNoTracking()
            .Where(row => row.Name == Setting.LastSweep || row.Name == Setting.LastCheck)
            .Select(row => new
            {
                row.Name,
                row.Value,
                row.At,
                Oldest = unsent.Min(notice => (DateTime?)notice.CreatedAt),
            })
            .ToListAsync(cancellationToken);
        var sweep = rows.Find(row => row.Name == Setting.LastSweep);
        return new(sweep?.Value, sweep?.At, rows.Find(row => row.Name == Setting.LastCheck)?.Value, rows.FirstOrDefault()?.Oldest);
    }

    /// <summary>
    /// Says in the next save that calendar, policies or closing days have changed: every node reads them anew, and open deadlines are to
    /// follow, which <see cref="Saving.DeadlineRecompute.FollowAsync"/> does.
    /// </summary>
    public async Task ChangeRulesAsync(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { Setting.RulesVersion, Setting.RulesPending })
        {
            var setting = await Set<Setting>().AsTracking().FirstOrDefaultAsync(row => row.Name == name, cancellationToken) ?? Add(new Setting { Name = name }).Entity;
            // where a change before this one is not followed yet, everything is to follow
            var before = name == Setting.RulesPending && setting.Value.Length > 0 ? Saving.DeadlineRecompute.All : "";
            (setting.Value, setting.At) = (before + Guid.CreateVersion7(), Act?.At ?? setting.At);
        }
    }

    /// <summary>The change that open deadlines do not yet follow, or null.</summary>
    public Task<string?> RulesPendingAsync(CancellationToken cancellationToken) =>
        Set<Setting>().Where(row => row.Name == Setting.RulesPending).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Notes a fact, at once and over what was noted before. Two jobs, or two nodes, may note the same one for the first time: the later
    /// one wins, and neither fails.
    /// </summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="at">When, UTC.</param>
    public async Task NoteAsync(string name, string value, DateTime at, CancellationToken cancellationToken)
    {
        if (await OverwriteAsync() > 0)
        {
            return;
        }

        var setting = Add(new Setting { Name = name, Value = value, At = at });
        try
        {
            await SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            setting.State = EntityState.Detached;
            if (await OverwriteAsync() == 0)
            {
                throw;
            }
        }

        Task<int> OverwriteAsync() => Set<Setting>().Where(setting => setting.Name == name)
            .ExecuteUpdateAsync(row => row.SetProperty(setting => setting.Value, value).SetProperty(setting => setting.At, at), cancellationToken);
    }
}
