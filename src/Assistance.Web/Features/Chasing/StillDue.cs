using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Looks at the state again when notices are about to leave, and says in the ledger why some do not. Reminders must never outlive what
/// they remind of.
/// </summary>
/// <param name="Left">What may leave.</param>
/// <param name="Settled">How many do not.</param>
/// <param name="People">Who is told.</param>
internal sealed record StillDue(IReadOnlyList<Notice> Left, int Settled, Dictionary<PersonId, Person> People)
{
    /// <summary>Looks at claimed notices, in a number of statements that does not depend on theirs.</summary>
    public static async Task<StillDue> LookAsync(AssistanceDb db, IReadOnlyList<Notice> notices, DateOnly today, DateTime now, CancellationToken cancellationToken)
    {
        var peopleIds = notices.Select(notice => notice.RecipientId).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(row => peopleIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var deadlineIds = notices.Select(notice => notice.DeadlineId).OfType<DeadlineId>().Distinct().ToList();
        var deadlines = deadlineIds.Count == 0
            ? []
            : await db.Deadlines.AsNoTracking().Where(row => deadlineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var ended = notices.Select(notice => (Notice: notice, Why: Ended(notice, deadlines))).ToList();
        var asked = ended.Where(one => one is { Why: null, Notice.DeadlineId: not null }).Select(one => (one.Notice, deadlines[one.Notice.DeadlineId!.Value]));
        var others = await StillTold.LookAsync(db, asked, today, now, cancellationToken);
        var looked = ended.ConvertAll(one => one with
        {
            Why = one.Why ?? Gone(people.GetValueOrDefault(one.Notice.RecipientId)) ?? others.GetValueOrDefault(one.Notice.Id)
                ?? Unreachable(people[one.Notice.RecipientId]),
        });
        foreach (var reason in looked.Where(one => one.Why is not null).GroupBy(one => one.Why))
        {
            var ids = reason.Select(one => one.Notice.Id).ToList();
            // mail to an address that is refused waits, visibly, until somebody mends the address
            var state = reason.Key == MailSettlement.Refused ? NoticeState.Failed : NoticeState.Skipped;
            await db.Notices.Where(row => ids.Contains(row.Id) && row.State == NoticeState.Pending).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, reason.Key),
                cancellationToken);
        }

        var left = looked.Where(one => one.Why is null).Select(one => one.Notice).ToList();
        return new(left, notices.Count - left.Count, people);
    }

    // a key of commitments.notice-error, as the ledger keeps it; null when the notice still holds
    private static string? Ended(Notice notice, Dictionary<DeadlineId, Deadline> deadlines)
    {
        if (notice.DeadlineId is { } id)
        {
            var deadline = deadlines.GetValueOrDefault(id);
            if (deadline is not { IsOpen: true })
            {
                return "ended" + (deadline?.CloseReason is { } reason ? ":" + reason : "");
            }

            if (deadline.Version != notice.DeadlineVersion)
            {
                return "moved";
            }
        }

        return null;
    }

    private static string? Gone(Person? person) => person is { IsActive: true } ? null : "left";

    private static string? Unreachable(Person person) => person switch
    {
        { Email: null or "" } => "no-address",
        { MailRefusedAt: not null } => MailSettlement.Refused,
        _ => null,
    };
}
