using Assistance.Data;
using Assistance.Data.Records;
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

/// <summary>
/// Delivers the notices of one mail: looks at the state again, claims them with their Message-ID, sends, and settles. What happens
/// between sending and settling (a crash) repeats the mail under the same Message-ID; nothing is ever lost.
/// </summary>
internal sealed class MailRound(AssistanceDb db, Clock clock, Text text, IMailSender sender, AccountMail accounts, IOptions<SiteOptions> site, ILogger<MailRound> logger)
{
    /// <summary>Attempts after which a mail is given up, for somebody to look at.</summary>
    public const int MaxAttempts = 6;

    // how long nobody else may send it; longer than any attempt takes
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>Delivers them as one mail, or says in the ledger why not.</summary>
    /// <param name="notices">To the same person, in the order of their writing.</param>
    public async Task<DeliveryResult> DeliverAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notices[0].RecipientId, cancellationToken);
        var skipped = await SkipAsync(notices, person, cancellationToken);
        var left = notices.Where(notice => !skipped.Contains(notice.Id)).ToList();
        if (left.Count == 0)
        {
            return new(0, skipped.Count, 0, 0);
        }

        var messageId = left[0].MessageId ?? $"{left[0].Id.Value:N}@{new Uri(site.Value.BaseUrl).Host}";
        if (!await ClaimAsync(left, messageId, cancellationToken))
        {
            return new(0, skipped.Count, 0, 0);
        }

        try
        {
            await sender.SendAsync(await ComposeAsync(messageId, person!, left, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "Mail {MessageId} was not sent", messageId);
            var given = await PutOffAsync(left, failure is MailException ? failure.Message : failure.GetType().Name, cancellationToken);
            return given ? new(0, skipped.Count, 0, 1) : new(0, skipped.Count, 1, 0);
        }

        var ids = Ids(left);
        var now = clock.Now;
        await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, NoticeState.Delivered).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, (string?)null),
            CancellationToken.None);
        return new(1, skipped.Count, 0, 0);
    }

    private async Task<HashSet<NoticeId>> SkipAsync(IReadOnlyList<Notice> notices, Person? person, CancellationToken cancellationToken)
    {
        var skipped = new HashSet<NoticeId>();
        var deadlineIds = notices.Select(notice => notice.DeadlineId).OfType<DeadlineId>().Distinct().ToList();
        var deadlines = deadlineIds.Count == 0
            ? []
            : await db.Deadlines.AsNoTracking().Where(row => deadlineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var reason in notices.GroupBy(notice => ReasonToSkip(notice, person, deadlines)).Where(group => group.Key is not null))
        {
            var ids = Ids(reason);
            var now = clock.Now;
            await db.Notices.Where(row => ids.Contains(row.Id) && row.State == NoticeState.Pending).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, NoticeState.Skipped).SetProperty(row => row.SettledAt, now).SetProperty(row => row.Error, reason.Key),
                cancellationToken);
            skipped.UnionWith(ids);
        }

        return skipped;
    }

    // a key of chasing.skipped, as the ledger keeps it
    private static string? ReasonToSkip(Notice notice, Person? person, Dictionary<DeadlineId, Deadline> deadlines)
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

            if (notice.Why == "owner" && deadline.ResponsibleId != notice.RecipientId)
            {
                return "reassigned";
            }
        }

        return person is not { IsActive: true } ? "left" : string.IsNullOrEmpty(person.Email) ? "no-address" : null;
    }

    private async Task<bool> ClaimAsync(List<Notice> notices, string messageId, CancellationToken cancellationToken)
    {
        var ids = Ids(notices);
        var now = clock.Now;
        var until = now + lease;
        var claimed = await db.Notices
            .Where(row => ids.Contains(row.Id) && row.State == NoticeState.Pending && (row.NextAttemptAt == null || row.NextAttemptAt <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.MessageId, messageId).SetProperty(row => row.NextAttemptAt, until).SetProperty(row => row.Attempts, row => row.Attempts + 1),
                cancellationToken);
        return claimed == ids.Count;
    }

    private async Task<OutgoingMail> ComposeAsync(string messageId, Person person, List<Notice> notices, CancellationToken cancellationToken)
    {
        var cases = notices.Select(notice => notice.CaseId).OfType<CaseId>().Distinct().ToList();
        var names = await db.CaseNames.Where(name => cases.Contains(name.CaseId)).ToDictionaryAsync(name => name.CaseId, cancellationToken);
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

    private async Task<bool> PutOffAsync(List<Notice> notices, string why, CancellationToken cancellationToken)
    {
        var ids = Ids(notices);
        var attempts = notices.Max(notice => notice.Attempts) + 1;
        var given = attempts >= MaxAttempts;
        var now = clock.Now;
        DateTime? next = given ? null : now + pauses[Math.Min(attempts, pauses.Length) - 1];
        DateTime? settled = given ? now : null;
        var state = given ? NoticeState.Failed : NoticeState.Pending;
        await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.SettledAt, settled).SetProperty(row => row.Error, why),
            cancellationToken);
        return given;
    }

    private static List<NoticeId> Ids(IEnumerable<Notice> notices) => [.. notices.Select(notice => notice.Id)];
}
