using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class SignOutTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_signs_out_has_to_sign_in_again()
    {
        var browser = await SignIn(Cast.Manager);

        (await (await browser.Get("/account/sign-out")).Submit("form.card")).At("/account/sign-in");

        (await browser.Get("/account/sign-out")).At("/account/sign-in");
    }

    [Fact]
    public async Task Signing_out_empties_what_pages_kept_on_the_device()
    {
        var session = await App.SessionOf(Cast.Lead);
        using var client = App.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(WithCookie(session)));
        var form = await new Browser(client, new()).Get("/account/sign-out");
        var token = form.The("form.card input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);

        var answer = await client.PostAsync(new Uri("/account/sign-out", UriKind.Relative), content);

        Assert.Equal("\"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    private static System.Net.CookieContainer WithCookie(System.Net.Cookie cookie)
    {
        var cookies = new System.Net.CookieContainer();
        cookies.Add(new Uri("https://localhost"), cookie);
        return cookies;
    }

    [Fact]
    public async Task A_copy_of_the_cookie_dies_with_the_sign_out_and_those_of_other_browsers_live()
    {
        var session = await App.SessionOf(Cast.Manager);
        var (here, copy, elsewhere) = (Browse(), Browse(), await SignIn(Cast.Manager));
        here.Cookies.Add(new Uri("https://localhost"), session);
        (await here.Get("/account/sign-out")).At("/account/sign-out");

        (await (await here.Get("/account/sign-out")).Submit("form.card")).At("/account/sign-in");

        copy.Cookies.Add(new Uri("https://localhost"), session);
        (await copy.Get("/account")).At("/account/sign-in");
        (await elsewhere.Get("/account")).At("/account");
    }

    [Fact]
    public async Task A_copy_of_the_cookie_dies_with_a_new_password_and_with_another_language_too()
    {
        var session = await App.SessionOf(Cast.Backup);
        var (here, copy) = (Browse(), Browse());
        here.Cookies.Add(new Uri("https://localhost"), session);
        copy.Cookies.Add(new Uri("https://localhost"), session);

        await (await here.Get("/account")).Submit("form:has(#Email)", ("Phone", "123"));

        (await copy.Get("/account")).At("/account/sign-in");
        (await here.Get("/account")).At("/account");
    }

    [Fact]
    public async Task A_session_is_looked_up_with_the_person_and_not_besides()
    {
        var browser = await SignIn(Cast.Manager);
        await browser.Get("/account/sign-out");
        App.Sql.Reset();

        await browser.Get("/account/sign-out");

        Assert.Single(App.Sql.Statements, sql => sql.Contains("Sessions", StringComparison.Ordinal));
        Assert.Single(App.Sql.Statements, sql => sql.Contains("Deputyships", StringComparison.Ordinal) && sql.Contains("Sessions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_signs_out_who_is_not_signed_in() =>
        (await Browse().Get("/account/sign-out")).At("/account/sign-in");
}
