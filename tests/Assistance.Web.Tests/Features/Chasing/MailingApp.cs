using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Tests.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>The program in production, whose mail leaves: to a real mail server of its own.</summary>
public sealed class MailingApp : AssistanceApp
{
    /// <summary>Where its mail goes.</summary>
    internal MailServer Post { get; } = new();

    /// <summary>Lets mail wait for a person at an address, as a nightly check writes it.</summary>
    internal Task<NoticeId> Wait(string person, string address) => InDatabase(async db =>
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
            On = Clock.Today,
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
            State = NoticeState.Pending,
        }).Entity;
        await db.SaveChangesAsync();
        return notice.Id;
    });

    /// <summary>The ledger's row.</summary>
    internal Task<Notice> Row(NoticeId id) => InDatabase(db => db.Notices.AsNoTracking().SingleAsync(row => row.Id == id));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", Post.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Mail:StartTls", "false");
        builder.UseSetting("Mail:TimeoutSeconds", "1");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Post.Dispose();
    }
}
