using System.Net;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises;

public class SuggestCodesTests(AssistanceApp app) : WebTest(app)
{
    [Theory]
    [InlineData(EnterprisesLinks.SuggestDivisions, "2102")]
    [InlineData(EnterprisesLinks.SuggestIndustries, "泵")]
    [InlineData(EnterprisesLinks.SuggestDivisions, "210211")]
    [InlineData(EnterprisesLinks.SuggestIndustries, "3451")]
    public async Task What_is_typed_finds_codes_that_fit(string path, string typed)
    {
        var page = await (await SignIn(Cast.Caseworker)).Get($"{path}?Facts.Code={typed}");

        Assert.Contains(page.All("option"), option => option.GetAttribute("value")!.Contains(typed, StringComparison.OrdinalIgnoreCase));
        page.Hides("<html", "<nav");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=nothing%20is%20called%20this")]
    public async Task Nothing_typed_or_nothing_found_offers_nothing(string query) =>
        Assert.Empty((await (await SignIn(Cast.Caseworker)).Get(EnterprisesLinks.SuggestDivisions + query)).All("option"));

    [Fact]
    public async Task Too_much_typed_offers_nothing() =>
        Assert.Empty((await (await SignIn(Cast.Caseworker)).Get($"{EnterprisesLinks.SuggestIndustries}?q={new string('2', 101)}")).All("option"));

    [Fact]
    public async Task Other_lists_are_not_found() => await (await SignIn(Cast.Caseworker)).Get("/enterprises/suggest/people?q=a", HttpStatusCode.NotFound);

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.SuggestDivisions + "?q=2102", HttpStatusCode.NotFound);
}
