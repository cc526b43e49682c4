using Assistance.Data.Records;
using Assistance.Domain.Calendar;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>
/// Keeps by what deadlines are reckoned - calendar, policies, closing days - in memory for the whole program: it changes a few times a
/// year. Another node may change it: whoever writes dates looks at its stamp first, pages every few minutes.
/// </summary>
public sealed class RulesInForce
{
    private static readonly TimeSpan lookAgain = TimeSpan.FromMinutes(5);
    private Known? current;

    /// <summary>The rules.</summary>
    /// <param name="fresh">Whether it must be certain that no other node has changed them.</param>
    public async Task<ChaseRules> GetAsync(AssistanceDb db, bool fresh, CancellationToken cancellationToken)
    {
        var now = TimeSpan.FromMilliseconds(Environment.TickCount64);
        if (current is { } held && !fresh && now - held.SeenAt < lookAgain)
        {
            return held.Rules;
        }

        var stamp = string.Join('/', await db.Settings.AsNoTracking()
            .Where(row => row.Name == Setting.CalendarVersion || row.Name == Setting.RulesVersion).OrderBy(row => row.Name).Select(row => row.Value).ToListAsync(cancellationToken));
        var rules = current is { } same && same.Stamp == stamp ? same.Rules : await ReadAsync(db, cancellationToken);
        current = new(rules, stamp, now);
        return rules;
    }

    /// <summary>Reads them anew at the next use: something was changed.</summary>
    public void Forget() => current = null;

    private static async Task<ChaseRules> ReadAsync(AssistanceDb db, CancellationToken cancellationToken)
    {
        var days = await db.CalendarRows.AsNoTracking().ToListAsync(cancellationToken);
        var policies = await db.ChasePolicies.AsNoTracking().ToListAsync(cancellationToken);
        var closings = await db.Set<Closing>().AsNoTracking().ToListAsync(cancellationToken);
        return new(
            new WorkingCalendar(days.Select(row => new CalendarDay(row.Date, row.NameZh, row.NameEn, row.IsWorkday))),
            policies.ConvertAll(one => one.ToPolicy()), closings);
    }

    private sealed record Known(ChaseRules Rules, string Stamp, TimeSpan SeenAt);
}
