using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class ChooseLanguageTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_chosen_language_stays_chosen()
    {
        var browser = (await SignIn(Cast.Caseworker)).Speaking("zh-CN");
        var page = await browser.Get("/no-such-page", HttpStatusCode.NotFound);

        await page.Submit("form[action='/language'] button[value=en]");
        var again = await browser.Get("/no-such-page", HttpStatusCode.NotFound);

        Assert.Equal("en", again.The("html").GetAttribute("lang"));
    }

    [Fact]
    public async Task Only_a_page_of_ours_is_returned_to()
    {
        var browser = await SignIn(Cast.Caseworker);
        await browser.Get("/no-such-page", HttpStatusCode.NotFound);

        var page = await browser.Post("/language", ("Language", "en"), ("ReturnUrl", "https://elsewhere.example/"));

        Assert.Equal("localhost", page.Response.RequestMessage!.RequestUri!.Host);
    }
}
