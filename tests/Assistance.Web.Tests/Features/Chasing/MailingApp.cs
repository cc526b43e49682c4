using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Tests.Shared;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>The program in production, whose mail leaves: to a real mail server of its own.</summary>
public sealed class MailingApp : AssistanceApp
{
    /// <summary>Where its mail goes.</summary>
    internal MailServer Post { get; } = new();

    /// <summary>Lets mail wait for a person at an address.</summary>
    internal Task<NoticeId> Wait(string person, string address) => WaitingMail.Add(this, person, address);

    /// <summary>The ledger's row.</summary>
    internal Task<Notice> Row(NoticeId id) => WaitingMail.Row(this, id);

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
