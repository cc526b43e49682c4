using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Mail that carries a link to set a password. The outbox holds the intent only; the link is made when the mail is written, and stands
/// nowhere in the database.
/// </summary>
public sealed class AccountMail(AssistanceDb db, OneUseLinks links, Clock clock)
{
    /// <summary>Kind of the notice that invites somebody.</summary>
    public const string Invitation = "account.invitation";

    /// <summary>Kind of the notice for a forgotten password.</summary>
    public const string Reset = "account.reset";

    /// <summary>Whether a notice is one of these; it goes alone, never within a digest.</summary>
    public static bool IsOne(Notice notice) => notice.Kind is Invitation or Reset;

    /// <summary>Adds the intent to the next save, unless the same mail waits already.</summary>
    public async Task AskAsync(Person person, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        var kind = purpose == LinkPurpose.Invitation ? Invitation : Reset;
        var id = person.Id;
        if (await db.Notices.AnyAsync(row => row.RecipientId == id && row.Kind == kind && row.State == NoticeState.Pending, cancellationToken))
        {
            return;
        }

        db.Note(new(nameof(Account), person.Id.Value.ToString(), "LinkSent", new Dictionary<string, object?[]> { ["Purpose"] = [null, purpose.ToString()] }));
        db.Add(new Notice
        {
            Id = NoticeId.New(),
            RecipientId = person.Id,
            RecipientName = person.Name,
            Channel = NoticeChannel.Mail,
            Kind = kind,
            Why = "account",
            Facts = new Dictionary<string, string> { ["name"] = person.Name },
            On = clock.Today,
            CreatedAt = clock.Now,
            State = NoticeState.Pending,
        });
    }

    /// <summary>The path of the link that such a mail carries, made now; null when the person has no account any more.</summary>
    public async Task<string?> LinkAsync(Notice notice, CancellationToken cancellationToken)
    {
        var id = notice.RecipientId;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == id, cancellationToken);
        return account is null ? null : links.PathFor(account, notice.Kind == Invitation ? LinkPurpose.Invitation : LinkPurpose.Reset);
    }
}
