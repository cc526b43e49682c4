using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Account;

public class MyAccountTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task What_another_browser_saved_meanwhile_is_shown_beside_what_was_typed()
    {
        var (here, there) = (await SignIn(Cast.ForeignManager), await SignIn(Cast.ForeignManager));
        var (one, other) = (await here.Get("/account"), await there.Get("/account"));
        await one.Submit("form:has(#Email)", ("Phone", "111 111"));

        (await other.Submit("form:has(#Email)", ("Phone", "222 222"))).Expect(HttpStatusCode.Conflict).Shows("111 111", "222 222");
    }

    [Fact]
    public async Task My_page_says_who_I_am_and_takes_how_I_am_reached()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = (await browser.Get("/account")).Shows(Cast.Caseworker, "Caseworker", "Ganjingzi District Bureau");

        var after = await page.Submit("form:has(#Email)", ("Email", "casey@bureau.example"), ("Phone", "0411"), ("Language", "zh-CN"), ("Password", Cast.Password));

        after.At("/account").Shows("已保存。");
        Assert.Equal("zh-CN", after.The("html").GetAttribute("lang"));
        Assert.Equal("casey@bureau.example", (await App.PersonNamed(Cast.Caseworker)).Email);
    }

    [Fact]
    public async Task Another_address_needs_the_password_and_another_telephone_does_not()
    {
        var page = await (await SignIn(Cast.OtherLead)).Get("/account");

        (await page.Submit("form:has(#Email)", ("Email", "thief@elsewhere.example"))).Expect(HttpStatusCode.BadRequest).Shows("The password is wrong.");
        (await page.Submit("form:has(#Email)", ("Email", "thief@elsewhere.example"), ("Password", "not it"))).Expect(HttpStatusCode.BadRequest);
        (await page.Submit("form:has(#Email)", ("Phone", "222"))).At("/account");

        var saved = await App.PersonNamed(Cast.OtherLead);
        Assert.Equal("222", saved.Phone);
        Assert.NotEqual("thief@elsewhere.example", saved.Email);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_and_kept()
    {
        var page = await (await SignIn(Cast.Backup)).Get("/account");

        var again = await page.Submit("form:has(#Email)", ("Email", "not an address"));

        again.Expect(HttpStatusCode.BadRequest);
        Assert.Equal("not an address", again.The("#Email").GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_lists_the_own_sessions_and_ends_another_one()
    {
        var (here, there) = (await SignIn(Cast.CityManager), await SignIn(Cast.CityManager));
        await there.Get("/account");
        var page = (await here.Get("/account")).Shows("Where you are signed in", "this browser");
        Assert.Single(page.All("form[action*=EndSession]"));

        (await page.Submit("form[action*=EndSession]")).Shows("That browser is signed out");

        (await there.Get("/account")).At("/account/sign-in");
        (await here.Get("/account")).At("/account");
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var theirs = await SignIn(Cast.Lead);
        var id = await App.InDatabase(db => db.OpenSessions.Where(row => db.People.Any(person => person.Id == row.PersonId && person.Name == Cast.Lead)).Select(row => row.Id).FirstAsync());
        var mine = await SignIn(Cast.Member);
        await mine.Get("/account");

        await mine.Post("/account?handler=EndSession", ("session", id.ToString()));

        (await theirs.Get("/account")).At("/account");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_all_browsers()
    {
        var here = await SignIn(Cast.Expert);
        var there = await SignIn(Cast.Expert);
        await there.Get("/account");

        (await (await here.Get("/account")).Submit("form[action*=SignOutEverywhere] button")).At("/account/sign-in");

        (await there.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() => (await Browse().Get("/account")).At("/account/sign-in");
}
