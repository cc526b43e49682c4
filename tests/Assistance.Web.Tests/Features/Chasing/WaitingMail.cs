using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>Mail in the outbox that belongs to no deadline.</summary>
internal static class WaitingMail
{
    /// <summary>Lets mail wait for a person at an address, as a nightly check writes it.</summary>
    public static Task<NoticeId> Add(AssistanceApp app, string person, string address) => app.InDatabase(async db =>
    {
        var to = await db.People.SingleAsync(row => row.Name == person);
        to.Describe(to.Name, to.Title, address, to.Phone, false);
        var notice = db.Add(new Notice
        {
            Id = NoticeId.New(),
            RecipientId = to.Id,
            Channel = NoticeChannel.Mail,
            Kind = "chasing.check-failed",
            Why = "administrator",
            Facts = new Dictionary<string, string> { ["count"] = "1" },
            On = app.Clock.Today,
            CreatedAt = app.Clock.GetUtcNow().UtcDateTime,
            State = NoticeState.Pending,
        }).Entity;
        await db.SaveChangesAsync();
        return notice.Id;
    });

    /// <summary>The ledger's row.</summary>
    public static Task<Notice> Row(AssistanceApp app, NoticeId id) => app.InDatabase(db => db.Notices.AsNoTracking().SingleAsync(row => row.Id == id));

    /// <summary>Lets it wait as if nothing had been tried.</summary>
    public static Task<int> Forgive(AssistanceApp app, NoticeId id) => app.InDatabase(db => db.Notices.Where(row => row.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Error, (string?)null).SetProperty(row => row.NextAttemptAt, (DateTime?)null)));
}
