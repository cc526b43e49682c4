using System.Threading.Channels;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>How an attempt ended.</summary>
internal enum MailEnd
{
    /// <summary>The server took it.</summary>
    Sent = 1,

    /// <summary>It was not tried, or the server was away: it waits as before.</summary>
    Released = 2,

    /// <summary>It will be tried again later, as often as is allowed.</summary>
    PutOff = 3,

    /// <summary>Its address is refused for good.</summary>
    Refused = 4,
}

/// <summary>An attempt that has ended.</summary>
/// <param name="Notices">What the mail carried.</param>
/// <param name="Why">For the administrator, or null.</param>
/// <param name="Address">Where it was to go, or null when nothing was tried.</param>
internal sealed record EndedMail(IReadOnlyList<Notice> Notices, MailEnd End, string? Why = null, string? Address = null);

/// <summary>
/// Notes what became of mails, in a connection of its own and in the order of their ends: whatever ended while the last note was written
/// goes into the next one. So the time is short in which a crash repeats a mail, and a commit is not paid for each.
/// </summary>
internal sealed class MailSettlement(AssistanceDb db, Clock clock) : IDisposable
{
    /// <summary>Attempts after which a mail is given up, for somebody to look at.</summary>
    public const int MaxAttempts = 6;

    /// <summary>How the reason begins of what an address has refused.</summary>
    public const string Refused = "refused";

    private const int AtOnce = 500;

    private static readonly TimeSpan[] pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    // a context serves one at a time
    private readonly SemaphoreSlim turn = new(1, 1);
    private int sent;
    private int skipped;
    private int delayed;
    private int failed;

    /// <summary>Notes all that ends, until the last.</summary>
    /// <returns>How many mails ended in which way.</returns>
    public async Task<DeliveryResult> RunAsync(ChannelReader<EndedMail> ended)
    {
        db.View(Viewer.System);
        while (await ended.WaitToReadAsync())
        {
            List<EndedMail> batch = [];
            while (batch.Count < AtOnce && ended.TryRead(out var one))
            {
                batch.Add(one);
            }

            await AloneAsync(() => SettleAsync(batch));
        }

        if (sent > 0)
        {
            await AloneAsync(async () =>
            {
                await db.NoteAsync(Setting.LastMail, "", clock.Now, CancellationToken.None);
                return sent;
            });
        }

        Measures.Mails.Add(sent, new KeyValuePair<string, object?>("end", "sent"));
        Measures.Mails.Add(delayed, new KeyValuePair<string, object?>("end", "delayed"));
        Measures.Mails.Add(failed, new KeyValuePair<string, object?>("end", "failed"));
        return new(sent, skipped, delayed, failed);
    }

    /// <summary>Looks once more at a mail that waited for its turn; what does not hold any longer is settled, and the rest let go if there is any.</summary>
    /// <returns>Whether the mail may leave as it was written.</returns>
    public async Task<bool> IsStillDueAsync(ClaimedMail mail)
    {
        var due = await AloneAsync(() => StillDue.LookAsync(db, mail.Notices, clock.Today, clock.Now, CancellationToken.None));
        if (due.Settled == 0)
        {
            return true;
        }

        // it says what holds no longer: the rest is written anew
        Interlocked.Add(ref skipped, due.Settled);
        await AloneAsync(() => ReleaseAsync([new(due.Left, MailEnd.Released)]));
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<int> SettleAsync(List<EndedMail> batch)
    {
        var ids = Ids(batch.Where(one => one.End == MailEnd.Sent));
        var now = clock.Now;
        await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, NoticeState.Delivered).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, (string?)null));
        sent += batch.Count(one => one.End == MailEnd.Sent);
        await ReleaseAsync([.. batch.Where(one => one.End == MailEnd.Released)]);
        foreach (var one in batch.Where(one => one.End is MailEnd.PutOff or MailEnd.Refused))
        {
            await (one.End == MailEnd.Refused ? RefuseAsync(one) : PutOffAsync(one));
        }

        return batch.Count;
    }

    private async Task<int> ReleaseAsync(List<EndedMail> released)
    {
        delayed += released.Count(one => one.Why is not null);
        var count = 0;
        foreach (var group in released.GroupBy(one => one.Why))
        {
            var ids = Ids(group);
            count += await db.Notices.Where(row => ids.Contains(row.Id) && row.State == NoticeState.Pending).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.NextAttemptAt, (DateTime?)null).SetProperty(row => row.Attempts, row => row.Attempts - 1)
                    .SetProperty(row => row.Error, row => group.Key ?? row.Error));
        }

        return count;
    }

    private async Task PutOffAsync(EndedMail mail)
    {
        var ids = Ids([mail]);
        var attempts = mail.Notices.Max(notice => notice.Attempts);
        var given = attempts >= MaxAttempts;
        var now = clock.Now;
        DateTime? next = given ? null : now + pauses[Math.Min(attempts, pauses.Length) - 1];
        DateTime? settled = given ? now : null;
        var state = given ? NoticeState.Failed : NoticeState.Pending;
        await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.SettledAt, settled).SetProperty(row => row.Error, mail.Why));
        _ = given ? failed++ : delayed++;
    }

    private async Task RefuseAsync(EndedMail mail)
    {
        var ids = Ids([mail]);
        var now = clock.Now;
        var why = $"{Refused}: {mail.Why}";
        await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, NoticeState.Failed).SetProperty(row => row.NextAttemptAt, (DateTime?)null).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, why));
        failed++;
        await FlagAsync(mail, now);
    }

    private async Task FlagAsync(EndedMail mail, DateTime now)
    {
        var id = mail.Notices[0].RecipientId;
        db.Perform(new Act(Actor.System, clock.Today, now), nameof(DeliverNotices));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var person = await db.People.AsTracking().SingleAsync(row => row.Id == id);
                person.RefuseMail(mail.Address!, mail.Why ?? "", now);
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                // somebody saved the person meanwhile, perhaps with another address
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> work)
    {
        await turn.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private static List<NoticeId> Ids(IEnumerable<EndedMail> mails) => [.. mails.SelectMany(mail => mail.Notices).Select(notice => notice.Id)];
}
