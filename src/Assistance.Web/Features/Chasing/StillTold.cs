using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Asks once more, just before notices of the ladder leave, who plays the part for which each was written: who is responsible, who leads the
/// case, who is in charge of the bureau, who stands in today. Whoever plays it no longer is not told; who plays it now is, unless the same
/// rung told that person already.
/// </summary>
internal static class StillTold
{
    private const int Portion = 1000;

    /// <summary>Finds those who are not to be told any more, and has the others told. Five statements for a thousand deadlines.</summary>
    /// <param name="asked">Notices that wait, each with its open deadline.</param>
    /// <param name="today">The day on which they would leave; deputies of that day count.</param>
    /// <param name="now">UTC.</param>
    /// <returns>By notice, why it does not leave: a key of commitments.notice-error.</returns>
    public static async Task<IReadOnlyDictionary<NoticeId, string>> LookAsync(
        AssistanceDb db, IEnumerable<(Notice Notice, Deadline Deadline)> asked, DateOnly today, DateTime now, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<NoticeId, string>();
        // that the owner is still the owner is known without asking anybody
        var doubtful = asked.Where(one => one.Notice.Why != ChaseCast.Owner || one.Deadline.ResponsibleId != one.Notice.RecipientId).GroupBy(one => one.Deadline.Id);
        foreach (var part in doubtful.Chunk(Portion))
        {
            var cast = await ChaseCast.LoadAsync(db, [.. part.Select(group => group.First().Deadline)], today, cancellationToken);
            var instead = new List<Notice>();
            foreach (var (notice, deadline) in part.SelectMany(group => group))
            {
                if (Reason(cast, notice, deadline) is { } reason)
                {
                    reasons.Add(notice.Id, reason);
                    instead.AddRange(Instead(cast, notice, deadline));
                }
            }

            await TellAsync(db, instead, today, now, cancellationToken);
        }

        return reasons;
    }

    // null while the reader plays the part
    private static string? Reason(ChaseCast cast, Notice notice, Deadline deadline) => notice.Why switch
    {
        ChaseCast.Deputy => cast.IsDeputy(notice.RecipientId, deadline, notice.Facts.GetValueOrDefault(ChaseCast.PartFact)) ? null : "deputy-over",
        _ when !ChaseCast.IsPart(notice.Why) || cast.Who(deadline, notice.Why)?.Id == notice.RecipientId => null,
        ChaseCast.Owner or ChaseCast.Backup => "reassigned",
        ChaseCast.Lead => "lead-changed",
        _ => "manager-changed",
    };

    private static IEnumerable<Notice> Instead(ChaseCast cast, Notice notice, Deadline deadline)
    {
        var part = notice.Why == ChaseCast.Deputy ? notice.Facts.GetValueOrDefault(ChaseCast.PartFact) : notice.Why;
        return part is null ? [] : cast.Play(deadline, part).SelectMany(told => new[] { NoticeChannel.App, NoticeChannel.Mail }, (told, channel) => new Notice
        {
            Id = NoticeId.New(),
            RecipientId = told.Person.Id,
            RecipientName = told.Person.Name,
            Channel = channel,
            Kind = notice.Kind,
            Why = told.Why,
            CaseId = notice.CaseId,
            DeadlineId = notice.DeadlineId,
            DeadlineVersion = notice.DeadlineVersion,
            Rung = notice.Rung,
            Facts = told.In(new Dictionary<string, string>(notice.Facts.Where(fact => !Told.Facts.Contains(fact.Key))) { ["responsible"] = deadline.ResponsibleName }),
            On = notice.On,
            // it waits for as long as the one in whose place it stands
            CreatedAt = notice.CreatedAt,
            State = channel == NoticeChannel.App ? NoticeState.Delivered : NoticeState.Pending,
        });
    }

    private static async Task TellAsync(AssistanceDb db, List<Notice> notices, DateOnly today, DateTime now, CancellationToken cancellationToken)
    {
        if (notices.Count == 0)
        {
            return;
        }

        var deadlines = notices.Select(notice => notice.DeadlineId).Distinct().ToList();
        var told = (await db.Notices.AsNoTracking().Where(row => deadlines.Contains(row.DeadlineId))
                .Select(row => new { row.DeadlineId, row.DeadlineVersion, row.Rung, row.RecipientId, row.Channel }).ToListAsync(cancellationToken))
            .Select(row => (row.DeadlineId, row.DeadlineVersion, row.Rung, row.RecipientId, row.Channel)).ToHashSet();
        db.Perform(new Act(Actor.System, today, now), nameof(DeliverNotices));
        foreach (var notice in notices.Where(notice => told.Add((notice.DeadlineId, notice.DeadlineVersion, notice.Rung, notice.RecipientId, notice.Channel))))
        {
            notice.SettledAt = notice.State == NoticeState.Delivered ? now : null;
            db.Add(notice);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                // another node has told the same person meanwhile; anything else is found again at the next attempt, since the old notice waits
                if (!await db.Notices.AnyAsync(
                    row => row.DeadlineId == notice.DeadlineId && row.DeadlineVersion == notice.DeadlineVersion && row.Rung == notice.Rung
                        && row.RecipientId == notice.RecipientId && row.Channel == notice.Channel, cancellationToken))
                {
                    throw;
                }
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
