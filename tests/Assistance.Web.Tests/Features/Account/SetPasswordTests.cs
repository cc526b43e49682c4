using System.Net;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Account;

public class SetPasswordTests(AssistanceApp app) : WebTest(app)
{
    private const string New = "Quite another sentence";

    [Fact]
    public async Task A_link_sets_a_password_once()
    {
        var link = await LinkOf(Cast.Reader, LinkPurpose.Invitation);
        var page = (await Browse().Speaking("en").Get(link)).Shows("Welcome, " + Cast.Reader);
        var session = await SignIn(Cast.Reader);

        (await page.Submit("form.card", ("Password", New), ("Again", New))).At("/account/sign-in").Shows("The password is set.");

        (await session.Get("/account")).At("/account/sign-in");
        (await Browse().Get(link, HttpStatusCode.Gone)).Hides(Cast.Reader);
        (await page.Submit("form.card", ("Password", New + "!"), ("Again", New + "!"))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_password_that_will_not_do_leaves_the_link_good()
    {
        var link = await LinkOf(Cast.Member, LinkPurpose.Reset);
        var page = await Browse().Speaking("en").Get(link);

        (await page.Submit("form.card", ("Password", "short"), ("Again", "short"))).Expect(HttpStatusCode.BadRequest).Shows("at least 10");

        await Browse().Get(link);
    }

    [Theory]
    [InlineData(LinkPurpose.Invitation, 72)]
    [InlineData(LinkPurpose.Reset, 2)]
    public async Task A_link_expires(LinkPurpose purpose, int hours)
    {
        var link = await LinkOf(Cast.Lead, purpose);

        Clock.Advance(TimeSpan.FromHours(hours));
        await Browse().Get(link);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Browse().Get(link, HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_link_opens_nothing(string token) => await Browse().Get("/account/password/" + token, HttpStatusCode.Gone);

    private async Task<string> LinkOf(string person, LinkPurpose purpose)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var id = (await App.PersonNamed(person)).Id;
        var account = await App.InDatabase(db => db.Accounts.AsNoTracking().SingleAsync(row => row.PersonId == id));
        return scope.ServiceProvider.GetRequiredService<OneUseLinks>().PathFor(account, purpose);
    }
}
