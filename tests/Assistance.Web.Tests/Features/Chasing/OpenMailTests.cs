using System.Net;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Chasing;

public class OpenMailTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_Chinese_mail_comes_back_as_it_was_written_and_the_same_message_stays_one_file()
    {
        var written = new OutgoingMail("abc123@localhost", "chen@example.com", "陈示例", "zh-CN", "督办单 DB-2026-001:承诺 C3 已逾期 15 个工作日,请具名签收", "陈示例,您好:\n\n.一行以点开头\n" + new string('字', 200), "<p>您好 &amp; 再见</p>");
        using (var scope = App.Services.CreateScope())
        {
            var folder = scope.ServiceProvider.GetRequiredService<PickupFolder>();
            await folder.SendAsync(written, CancellationToken.None);
            await folder.SendAsync(written, CancellationToken.None);
            var read = folder.Read(Assert.Single(folder.Newest(10)))!;
            Assert.Equal((written.MessageId, written.Subject, written.Html), (read.MessageId, read.Subject, read.Html.TrimEnd()));
            Assert.Contains("\n.一行以点开头\n", read.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Contains(new string('字', 200), read.Text, StringComparison.Ordinal);
            Assert.Contains("陈示例", read.To, StringComparison.Ordinal);
        }

        var admin = await SignIn(Cast.Administrator);
        (await (await admin.Get("/mail")).Follow(".t td a.main")).Shows(written.Subject, "一行以点开头", "<p>您好 &amp; 再见</p>");
        await (await SignIn(Cast.Auditor)).Get("/mail/20261120-100000_abc123.eml", HttpStatusCode.NotFound);
    }
}
