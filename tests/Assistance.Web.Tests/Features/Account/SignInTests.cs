using System.Net;
using Assistance.Data.Records;
using Assistance.Domain.People;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using AccountRecord = Assistance.Data.Records.Account;

namespace Assistance.Web.Tests.Features.Account;

public class SignInTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_right_password_opens_a_session_and_leads_where_the_reader_wanted_to_go()
    {
        var browser = Browse().Speaking("en");
        var page = await browser.Get("/account/sign-in?returnUrl=%2Faccount%2Fsign-out");

        var after = await page.Submit("form.card", ("UserName", Cast.Caseworker), ("Password", Cast.Password));

        after.At("/account/sign-out").Shows("Sign out");
        Assert.Contains(Cast.Caseworker, after.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site()
    {
        var page = await Browse().Get("/account/sign-in?returnUrl=https%3A%2F%2Felsewhere.example%2F");

        var after = await page.Submit("form.card", ("UserName", Cast.Backup), ("Password", Cast.Password));

        Assert.Equal("localhost", after.Response.RequestMessage!.RequestUri!.Host);
    }

    [Theory]
    [InlineData(Cast.Member, "not the password")]
    [InlineData("Nobody at all", Cast.Password)]
    public async Task A_wrong_password_and_an_unknown_name_read_the_same(string name, string password)
    {
        var page = await Browse().Speaking("en").Get("/account/sign-in");

        var again = await page.Submit("form.card", ("UserName", name), ("Password", password));

        again.Expect(HttpStatusCode.BadRequest).Shows("The account or the password is wrong.");
        Assert.Equal(name, again.The("#UserName").GetAttribute("value"));
        Assert.Null(again.The("#Password").GetAttribute("value"));
    }

    [Theory]
    [InlineData(Cast.Reader)]
    [InlineData("Nobody whom we know")]
    public async Task After_five_wrong_passwords_the_account_rests_a_quarter_of_an_hour(string name)
    {
        var page = await Browse().Speaking("en").Get("/account/sign-in");
        for (var i = 0; i < 5; i++)
        {
            page = await page.Submit("form.card", ("UserName", name), ("Password", "not the password"));
        }

        page = await page.Submit("form.card", ("UserName", name), ("Password", Cast.Password));
        page.Expect(HttpStatusCode.BadRequest).Shows("Please try again after 10:15.");

        Clock.Advance(TimeSpan.FromMinutes(16));
        page = await page.Submit("form.card", ("UserName", name), ("Password", Cast.Password));
        Assert.Equal(name == Cast.Reader, page.Status != HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        var page = await Browse().Get("/account/sign-in");

        var again = await page.Submit("form.card");

        again.Expect(HttpStatusCode.BadRequest);
        Assert.Equal(2, again.All("[role=alert] li").Count);
    }

    [Fact]
    public async Task A_disabled_person_does_not_come_in()
    {
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(person => person.Name == Cast.OtherExpert)).Disable(0);
            return await db.SaveChangesAsync();
        });

        var page = await (await Browse().Speaking("en").Get("/account/sign-in")).Submit("form.card", ("UserName", Cast.OtherExpert), ("Password", Cast.Password));

        page.Expect(HttpStatusCode.BadRequest).Shows("This account is disabled.");
    }

    [Fact]
    public async Task Without_the_demo_nobody_is_listed_and_nobody_comes_in_without_a_password()
    {
        var browser = Browse();
        var page = await browser.Get("/account/sign-in");
        var person = (await App.PersonNamed(Cast.Administrator)).Id;

        Assert.Null(page.Find("table"));
        (await browser.Post("/account/sign-in?handler=Demo", ("person", person.ToString()))).Expect(HttpStatusCode.NotFound);
    }
}

public class SignInDemoTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_demo_that_is_started_in_production_lets_nobody_in()
    {
        await using var production = new ProductionApp();
        var id = await production.InDatabase(async db =>
        {
            db.Add(new Setting { Name = "demo", Value = "en" });
            var account = await db.Accounts.AsTracking().SingleAsync(one => one.UserName == Cast.Expert);
            account.IsDemo = true;
            await db.SaveChangesAsync();
            return account.PersonId.ToString();
        });
        var browser = production.Browse().Speaking("en");
        var page = await browser.Get("/account/sign-in");
        Assert.Null(page.Find("table"));

        (await page.Submit("form.card", ("UserName", Cast.Expert), ("Password", Cast.Password))).Expect(HttpStatusCode.BadRequest).Shows("Demo accounts cannot be used in production.");
        (await browser.Post("/account/sign-in?handler=Demo", ("person", id))).Expect(HttpStatusCode.BadRequest);
        (await browser.Get("/account")).At("/account/sign-in");
    }

    private sealed class ProductionApp : AssistanceApp
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }

    [Fact]
    public async Task One_press_signs_in_as_somebody_of_the_demo_and_as_nobody_else()
    {
        await App.InDatabase(async db =>
        {
            db.Add(new Setting { Name = "demo", Value = "en" });
            var demo = Person.Expert("Demo Expert", null, "en");
            db.Add(demo);
            db.Add(new AccountRecord { Id = Guid.CreateVersion7(), UserName = "demo", NormalizedUserName = "DEMO", PersonId = demo.Id, IsDemo = true, SecurityStamp = "one" });
            return await db.SaveChangesAsync();
        });
        var browser = Browse().Speaking("en");
        var page = await browser.Get("/account/sign-in?returnUrl=%2Faccount%2Fsign-out");
        page.Shows("Demo Expert").Hides(Cast.Administrator);

        (await browser.Post("/account/sign-in?handler=Demo", ("person", (await App.PersonNamed(Cast.Administrator)).Id.ToString()))).Expect(HttpStatusCode.NotFound);
        var after = await page.Submit("table form");

        after.Expect(HttpStatusCode.OK).At("/account/sign-out");
    }
}
