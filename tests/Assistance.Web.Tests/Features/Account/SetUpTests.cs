using System.Net;
using Assistance.Web.Features.Account;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class SetUpTests
{
    [Fact]
    public async Task The_first_administrator_is_made_by_the_printed_link_and_by_nothing_else()
    {
        await using var app = new AssistanceApp(Installation.Empty());
        var token = await app.SendAsSystem(new PrepareSetUp());
        Assert.NotNull(token);
        Assert.Null(await app.SendAsSystem(new PrepareSetUp()));
        await app.Browse().Get("/account/set-up/made-up", HttpStatusCode.NotFound);
        var browser = app.Browse().Speaking("en");
        var page = await browser.Get(AccountLinks.SetUp(token));

        (await page.Submit("form.card", ("Name", "First"), ("UserName", "first"), ("Password", "short"), ("Again", "short"))).Expect(HttpStatusCode.BadRequest);
        var after = await page.Submit("form.card", ("Name", "First"), ("UserName", "first"), ("Password", "A long enough one"), ("Again", "A long enough one"));

        after.At("/account/sign-in").Shows("The administrator is created.");
        await browser.Get(AccountLinks.SetUp(token), HttpStatusCode.NotFound);
        (await page.Submit("form.card", ("Name", "Second"), ("UserName", "second"), ("Password", "A long enough one"), ("Again", "A long enough one"))).Expect(HttpStatusCode.NotFound);
        (await after.Submit("form.card", ("UserName", "first"), ("Password", "A long enough one"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_there_are_accounts_there_is_no_such_link()
    {
        await using var app = new AssistanceApp();

        Assert.Null(await app.SendAsSystem(new PrepareSetUp()));
        await app.Browse().Get("/account/set-up/anything", HttpStatusCode.NotFound);
    }
}
