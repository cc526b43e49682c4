using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Chasing;

/// <summary>A mail that this node alone may send now.</summary>
/// <param name="Notices">What it carries, in the order of writing; all to one person.</param>
/// <param name="LookedAt">When the state of its objects was looked at, UTC.</param>
/// <param name="FreeAt">When it is too late to begin sending it, because another node may soon do so; UTC.</param>
internal sealed record ClaimedMail(IReadOnlyList<Notice> Notices, OutgoingMail Mail, DateTime LookedAt, DateTime FreeAt)
{
    /// <summary>Whether it must be let go instead of being sent.</summary>
    public bool IsNearlyFree(DateTime now) => now >= FreeAt;
}

/// <summary>What one claim gave.</summary>
/// <param name="Mails">To be sent.</param>
/// <param name="Spoiled">What could not even be written.</param>
/// <param name="Skipped">Notices that are settled already, because they had lost their object.</param>
internal sealed record ClaimedMails(IReadOnlyList<ClaimedMail> Mails, IReadOnlyList<EndedMail> Spoiled, int Skipped)
{
    /// <summary>Whether nothing was ready.</summary>
    public bool IsEmpty => Mails.Count == 0 && Spoiled.Count == 0 && Skipped == 0;
}

/// <summary>
/// Claims what waits, with its Message-ID, looks at the state again, and writes the mails. What happens between sending and settling (a
/// crash) repeats a mail under the same Message-ID; nothing is ever lost.
/// </summary>
internal sealed class Outbox(AssistanceDb db, Clock clock, Text text, AccountMail accounts, IOptions<SiteOptions> site, IOptions<MailOptions> mail, ILogger<Outbox> logger)
{
    private const int PeopleAtOnce = 250;

    /// <summary>A sweep that broke off must not hold its notices back for longer than this.</summary>
    private static readonly TimeSpan longestSweep = TimeSpan.FromMinutes(30);

    /// <summary>Settles what names nobody, and lets mail wait again that an address had refused which has changed since.</summary>
    /// <returns>Notices that are settled now.</returns>
    public async Task<int> PrepareAsync(CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var now = clock.Now;
        var mails = db.Notices.Where(row => row.Channel == NoticeChannel.Mail);
        await mails
            .Where(row => row.State == NoticeState.Failed && row.Error != null && row.Error.StartsWith(MailSettlement.Refused)
                && db.People.Any(person => person.Id == row.RecipientId && person.MailRefusedAt == null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, NoticeState.Pending).SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.NextAttemptAt, (DateTime?)null).SetProperty(row => row.SettledAt, (DateTime?)null),
                cancellationToken);
        return await mails
            .Where(row => row.State == NoticeState.Pending && !db.People.Any(person => person.Id == row.RecipientId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Skipped).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, "left"), cancellationToken);
    }

    /// <summary>Claims and writes what is ready for some people; nothing is sent yet.</summary>
    public async Task<ClaimedMails> ClaimAsync(CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var now = clock.Now;
        var until = now.AddSeconds(mail.Value.LeaseSeconds);
        var swept = await LastSweep.FindAsync(db, cancellationToken);
        var notices = await db.ClaimMailAsync(
            new(now, until, swept?.At ?? DateTime.MinValue, now - longestSweep, Rung.L3.Code), PeopleAtOnce, Name, cancellationToken);
        if (notices.Count == 0)
        {
            return new([], [], 0);
        }

        var due = await StillDue.LookAsync(db, notices, clock.Today, now, cancellationToken);
        var people = due.People;
        var names = await NamesAsync(due.Left, cancellationToken);
        List<ClaimedMail> mails = [];
        List<EndedMail> spoiled = [];
        foreach (var one in due.Left.GroupBy(notice => (notice.RecipientId, notice.MessageId)).Select(group => group.ToList()))
        {
            try
            {
                var written = await WriteAsync(one[0].MessageId!, people[one[0].RecipientId], one, names, cancellationToken);
                mails.Add(new(one, written, now, until.AddSeconds(-1.5 * mail.Value.TimeoutSeconds)));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError("Mail {MessageId} could not be written: {Failure}", one[0].MessageId, failure.GetType().Name);
                spoiled.Add(new(one, MailEnd.PutOff, failure.GetType().Name));
            }
        }

        return new(mails, spoiled, due.Settled);
    }

    // what was claimed together stays together under its Message-ID; level 3 goes by itself, and so does what carries a link
    private void Name(IReadOnlyList<Notice> notices)
    {
        var host = new Uri(site.Value.BaseUrl).Host;
        var digest = notices.FirstOrDefault(notice => notice.MessageId is null && !IsAlone(notice));
        foreach (var notice in notices)
        {
            notice.MessageId ??= $"{(IsAlone(notice) ? notice : digest!).Id.Value:N}@{host}";
        }
    }

    private static bool IsAlone(Notice notice) => notice.Rung == Rung.L3.Code || AccountMail.IsOne(notice);

    private async Task<Dictionary<CaseId, CaseName>> NamesAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var cases = notices.Select(notice => notice.CaseId).OfType<CaseId>().Distinct().ToList();
        return cases.Count == 0 ? [] : await db.CaseNames.Where(name => cases.Contains(name.CaseId)).ToDictionaryAsync(name => name.CaseId, cancellationToken);
    }

    private async Task<OutgoingMail> WriteAsync(string messageId, Person person, List<Notice> notices, Dictionary<CaseId, CaseName> names, CancellationToken cancellationToken)
    {
        var words = text.In(Languages.Find(person.Language) ?? Languages.Chinese);
        var lines = new List<NoticeLine>();
        foreach (var notice in notices)
        {
            lines.Add(AccountMail.IsOne(notice)
                ? new(words.Fill(notice.Kind.Replace(".", ".notice.", StringComparison.Ordinal), notice.Facts), null, "", null, words[notice.Kind.Replace(".", ".holds.", StringComparison.Ordinal)], await accounts.LinkAsync(notice, cancellationToken))
                : NoticeWords.Of(words, notice, notice.CaseId is { } id ? names.GetValueOrDefault(id) : null));
        }

        return new Digest(text, site.Value.BaseUrl.TrimEnd('/')).Write(messageId, person, lines);
    }
}
