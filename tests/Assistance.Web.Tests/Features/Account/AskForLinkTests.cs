using System.Net;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Account;

public class AskForLinkTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_known_and_an_unknown_account_are_answered_the_same_and_one_mail_is_meant_to_leave()
    {
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.Auditor)).Describe(Cast.Auditor, null, "audrey@audit.example", null, false);
            return await db.SaveChangesAsync();
        });

        var known = await Ask(Cast.Auditor);
        var again = await Ask("audrey@audit.example");
        var unknown = await Ask("nobody@nowhere.example");

        Assert.Equal(known.Text, unknown.Text);
        Assert.Equal(known.Text, again.Text);
        var notices = await App.InDatabase(db => db.Notices.Where(row => row.Kind == "account.reset").ToListAsync());
        Assert.Equal(Cast.Auditor, Assert.Single(notices).RecipientName);
        Assert.DoesNotContain(notices.Single().Facts, fact => fact.Value.Contains("/account/password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mail_carries_a_link_of_the_configured_site_that_works()
    {
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.OtherManager)).Describe(Cast.OtherManager, null, "max@bureau.example", null, false);
            return await db.SaveChangesAsync();
        });
        await Ask("max@bureau.example");

        await App.SendAsSystem(new DeliverNotices());

        using var scope = App.Services.CreateScope();
        var folder = scope.ServiceProvider.GetRequiredService<PickupFolder>();
        var mail = Assert.Single(folder.Newest(100).Select(name => folder.Read(name)!), one => one.To.Contains("max@bureau.example", StringComparison.Ordinal));
        var link = mail.Text.Split().Single(word => word.Contains("/account/password/", StringComparison.Ordinal));
        Assert.StartsWith("https://localhost/account/password/", link, StringComparison.Ordinal);
        (await Browse().Speaking("en").Get(new Uri(link).AbsolutePath)).Shows(Cast.OtherManager);
    }

    [Fact]
    public async Task Nothing_typed_is_refused() =>
        (await (await Browse().Get("/account/forgot")).Submit("form.card")).Expect(HttpStatusCode.BadRequest);

    private async Task<WebPage> Ask(string name) =>
        (await (await Browse().Speaking("en").Get("/account/forgot")).Submit("form.card", ("UserName", name))).At("/account/sign-in").Shows("If there is such an account");
}
