using Assistance.Web.Features.Search;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Search;

public class SearchTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_caseworker_finds_every_kind_of_record_of_the_own_bureau()
    {
        var sample = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        (await browser.Get(SearchLinks.For("elding sea"))).Shows(sample.Reference);
        (await browser.Get(SearchLinks.For("pass rate"))).Shows("Quality problems");
        (await browser.Get(SearchLinks.For("two weld"))).Shows("Commitments");
        (await browser.Get(SearchLinks.For("first works"))).The($"a[href='/enterprises/{Cast.Enterprise}']");
        (await browser.Get(SearchLinks.For("mia"))).The("ul.hits mark");
    }

    [Fact]
    public async Task What_is_called_exactly_so_comes_first()
    {
        var first = await SampleCase.EnterAsync(App);
        await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Manager);
        var page = await browser.Get(SearchLinks.For(first.Reference.ToLowerInvariant()));
        Assert.Contains(first.Reference, page.The("ul.hits li").TextContent, StringComparison.Ordinal);
        page = await browser.Get(SearchLinks.For("  " + Cast.OtherEnterprise.ToLowerInvariant() + " "));
        Assert.Contains("Other Works Ltd", page.The("ul.hits li").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cast.ForeignCaseworker)]
    [InlineData(Cast.ForeignManager)]
    [InlineData(Cast.OtherLead)]
    [InlineData(Cast.OtherExpert)]
    [InlineData(Cast.Administrator)]
    public async Task Nobody_finds_what_they_do_not_see(string person)
    {
        await SampleCase.EnterAsync(App);
        var browser = await SignIn(person);
        foreach (var sought in new[] { "Welding seams", "pass rate", "two welders", "First Works", "BF-210211" })
        {
            (await browser.Get(SearchLinks.For(sought))).Shows("Nothing found");
        }
    }

    [Fact]
    public async Task A_contact_finds_the_own_enterprise_and_its_case()
    {
        var sample = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Reader);
        (await browser.Get(SearchLinks.For("welding"))).Shows(sample.Reference);
        (await browser.Get(SearchLinks.For("works ltd"))).Shows(Cast.Enterprise).Hides(Cast.OtherEnterprise);
        (await browser.Get(SearchLinks.For("Leo"))).Shows("Leo");
        (await browser.Get(SearchLinks.For("Casey"))).Shows("Nothing found");
    }

    [Fact]
    public async Task An_expert_finds_the_problem_after_the_declaration_only()
    {
        await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Expert);
        (await browser.Get(SearchLinks.For("pass rate"))).Shows("Nothing found");
        (await browser.Get(SearchLinks.For("Erik"))).Shows("Erik");
    }

    [Fact]
    public async Task An_administrator_finds_people_only()
    {
        var browser = await SignIn(Cast.Administrator);
        (await browser.Get(SearchLinks.For("Casey"))).Shows("Casey");
    }

    [Fact]
    public async Task Words_in_another_order_are_found_when_the_text_itself_is_not()
    {
        await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        (await browser.Get(SearchLinks.For("seams welding"))).Shows("Cases");
    }

    [Fact]
    public async Task Marks_in_what_is_looked_for_are_shown_as_text()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await browser.Get(SearchLinks.For("<script>alert(1)</script>\" OR 1 NEAR *"));
        page.Shows("Nothing found");
        Assert.Null(page.Find("main script"));
    }

    [Fact]
    public async Task Without_a_word_there_is_the_form_alone()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await browser.Get(SearchLinks.Page);
        Assert.Empty(page.All("ul.hits"));
        page = await page.Submit("main form", ("q", "Becky"));
        page.At("/search?q=Becky").Shows("Becky");
    }

    [Fact]
    public async Task It_takes_at_most_five_statements()
    {
        await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        App.Sql.Reset();
        await browser.Get(SearchLinks.For("e"));
        Assert.InRange(App.Sql.Statements.Count, 1, 5);
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in() => Assert.StartsWith("/account/sign-in", (await Browse().Get(SearchLinks.For("x"))).Path, StringComparison.Ordinal);
}
