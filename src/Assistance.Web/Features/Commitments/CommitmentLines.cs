using Assistance.Domain.Commitments;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Shared;
using Told = Assistance.Web.Features.Shared.RungState;

namespace Assistance.Web.Features.Commitments;

/// <summary>The promise line of a commitment's own page: that of its row, with the rungs of the deadline that is chased now.</summary>
internal static class CommitmentLines
{
    private const int Ahead = 4;

    /// <summary>The line with rungs.</summary>
    public static PromiseLine Full(PromiseLine line, IReadOnlyList<ExplainedDeadline> explained, CommitmentState state)
    {
        var due = explained.FirstOrDefault(one => one.Kind == DeadlineKind.CommitmentDue);
        if (due is null || state == CommitmentState.Proposed)
        {
            return line;
        }

        var entries = due.Explanation.Stretches.OfType<ExplainedWeek>()
            .SelectMany(week => week.Days.SelectMany(day => day.Rungs.Select(rung => (day.Date, Rung: rung))))
            .Where(entry => entry.Rung.Rung.Kind != RungKind.Weekly)
            .ToList();
        var version = entries.Count == 0 ? 0 : entries.Max(entry => entry.Rung.Version);
        var own = entries.Where(entry => entry.Rung.Version == version).ToList();
        return line with
        {
            Rungs = [.. Of(Domain.Deadlines.RungState.Raised, Told.Raised, int.MaxValue),
                .. Of(Domain.Deadlines.RungState.Ahead, Told.ToCome, Ahead),
                // one that was stopped is enough to show that the ladder ended
                .. Of(Domain.Deadlines.RungState.Void, Told.Stopped, 1)],
        };

        IEnumerable<PromiseRung> Of(Domain.Deadlines.RungState was, Told now, int atMost) => own
            .Where(entry => entry.Rung.State == was)
            .OrderBy(entry => entry.Date)
            .Take(atMost)
            .Select(entry => new PromiseRung(entry.Rung.Rung.Code, entry.Date, now));
    }
}
