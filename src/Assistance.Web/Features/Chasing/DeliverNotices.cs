using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Sends what waits in the outbox: one digest for each person and sweep, a mail of its own for level 3. Each message is looked at, claimed
/// and settled by itself, so that one that cannot be sent delays no other.
/// </summary>
public sealed record DeliverNotices : IRequest<DeliveryResult>;

/// <summary>What became of the outbox.</summary>
/// <param name="Sent">Mails that left.</param>
/// <param name="Skipped">Notices that had lost their object, or whose reader has no address.</param>
/// <param name="Delayed">Mails that will be tried again.</param>
/// <param name="Failed">Mails that were given up.</param>
public sealed record DeliveryResult(int Sent, int Skipped, int Delayed, int Failed);

/// <summary>Nothing to check.</summary>
public sealed class DeliverNoticesValidator : AbstractValidator<DeliverNotices>;

internal sealed class DeliverNoticesHandler(AssistanceDb db, Clock clock, MailRound round) : IRequestHandler<DeliverNotices, DeliveryResult>
{
    private const int PeopleAtOnce = 25;

    /// <summary>A sweep that broke off must not hold its notices back for longer than this.</summary>
    private static readonly TimeSpan longestSweep = TimeSpan.FromMinutes(30);

    public async Task<DeliveryResult> Handle(DeliverNotices request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var sum = new DeliveryResult(0, 0, 0, 0);
        for (PersonId? last = null; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ready = Ready(clock.Now, await LastSweep.FindAsync(db, cancellationToken));
            // everybody once in a run, whatever happens to their mail: a run always ends
            var people = await (last is { } after ? ready.Where(row => row.RecipientId > after) : ready)
                .Select(row => row.RecipientId).Distinct().OrderBy(id => id).Take(PeopleAtOnce).ToListAsync(cancellationToken);
            if (people.Count == 0)
            {
                return sum;
            }

            last = people[^1];
            var notices = await ready.Where(row => people.Contains(row.RecipientId)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            foreach (var mail in notices.GroupBy(KeyOf))
            {
                var result = await round.DeliverAsync([.. mail], cancellationToken);
                sum = new(sum.Sent + result.Sent, sum.Skipped + result.Skipped, sum.Delayed + result.Delayed, sum.Failed + result.Failed);
            }
        }
    }

    // a rung leaves when its sweep is finished, so that it makes one digest for each person
    private IQueryable<Notice> Ready(DateTime now, LastSweep? sweep)
    {
        var finished = sweep?.At ?? DateTime.MinValue;
        var given = now - longestSweep;
        return db.Notices.AsNoTracking().Where(row =>
            row.Channel == NoticeChannel.Mail && row.State == NoticeState.Pending && (row.NextAttemptAt == null || row.NextAttemptAt <= now)
            && (row.DeadlineId == null || row.CreatedAt <= finished || row.CreatedAt <= given));
    }

    // what was claimed together stays together under its Message-ID; level 3 goes by itself
    private static (PersonId Person, string Key) KeyOf(Notice notice) => (
        notice.RecipientId,
        notice.MessageId ?? (notice.Rung == Rung.L3.Code || AccountMail.IsOne(notice) ? notice.Id.ToString() : ""));
}
