using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class SignInCodeTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Without_the_first_step_there_is_no_second() => (await Browse().Get("/account/sign-in/code")).At("/account/sign-in");

    [Fact]
    public async Task The_second_step_opens_the_session_and_leads_where_the_reader_wanted_to_go()
    {
        await TurnOn(Cast.CityManager);
        var page = await FirstStep(Cast.CityManager, "?returnUrl=%2Faccount%2Fsign-out");

        page.At("/account/sign-in/code");
        (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.CityManager)))).At("/account/sign-out");
    }

    [Fact]
    public async Task An_empty_or_a_wrong_code_is_refused_and_nobody_is_signed_in()
    {
        await TurnOn(Cast.Backup);
        var browser = Browse().Speaking("en");
        var page = await First(browser, Cast.Backup, "");

        (await page.Submit("form.card", ("Code", ""))).Refuses("Code");
        (await page.Submit("form.card", ("Code", "000000"))).Expect(HttpStatusCode.BadRequest).Shows("The code is wrong");
        (await browser.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task Five_wrong_codes_let_the_account_rest()
    {
        await TurnOn(Cast.Manager);
        var page = await FirstStep(Cast.Manager, "");
        for (var i = 0; i < 5; i++)
        {
            page = await page.Submit("form.card", ("Code", "000000"));
        }

        (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.Manager)))).Expect(HttpStatusCode.BadRequest).Shows("Please try again after");
    }

    private async Task TurnOn(string person)
    {
        var page = await (await SignIn(person)).Get("/account/authenticator");
        (await page.Submit("form.card", ("Code", await App.CodeOf(person)), ("Password", Cast.Password))).Expect(HttpStatusCode.OK);
    }

    private Task<WebPage> FirstStep(string person, string query) => First(Browse().Speaking("en"), person, query);

    private static async Task<WebPage> First(Browser browser, string person, string query) =>
        await (await browser.Get("/account/sign-in" + query)).Submit("form.card", ("UserName", person), ("Password", Cast.Password));
}
