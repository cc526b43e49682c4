using System.Net;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises;

public class ListEnterprisesTests(AssistanceApp app) : WebTest(app)
{
    private static int number;

    [Fact]
    public async Task Every_enterprise_of_the_area_is_listed_once_over_all_pages()
    {
        await Enter("210202", 60, SizeClass.Micro);
        await Enter("210203", 45, SizeClass.Small);
        var browser = await SignIn(Cast.CityManager);
        var names = await All(browser, "/enterprises");
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.True(names.Count >= 107, $"{names.Count} were listed.");
        Assert.Equal(45, (await All(browser, "/enterprises?division=210203")).Count);
        Assert.Equal(60, (await All(browser, "/enterprises?division=210200&size=Micro")).Count);
        Assert.Equal(60, (await All(browser, "/enterprises?division=210202&q=rand")).Count);
        Assert.Equal(45, (await All(browser, "/enterprises?q=brand&size=Small")).Count);
    }

    [Fact]
    public async Task It_takes_at_most_four_statements_on_any_page()
    {
        await Enter("210204", 120, SizeClass.Medium);
        var browser = await SignIn(Cast.CityManager);
        foreach (var address in new[] { "/enterprises", "/enterprises?q=brand", "/enterprises?division=210204&size=Medium" })
        {
            var page = await browser.Get(address);
            for (var i = 0; i < 2; i++)
            {
                App.Sql.Reset();
                page = await browser.Get(page.The("a[rel=next]").GetAttribute("href")!);
                Assert.InRange(App.Sql.Statements.Count, 1, 4);
                Assert.DoesNotContain(App.Sql.Statements, statement => statement.Contains("OFFSET", StringComparison.OrdinalIgnoreCase));
                if (page.Find("a[rel=next]") is null)
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public async Task A_name_of_several_divisions_asks_which()
    {
        var browser = await SignIn(Cast.Manager);
        var page = await browser.Get("/enterprises?division=" + Uri.EscapeDataString("朝阳"));
        page.Shows("Which of these");
        (await browser.Get("/enterprises?division=Atlantis")).Shows("No division is called");
        Assert.DoesNotContain("Which of these", (await browser.Get(page.The("main ul.op a").GetAttribute("href")!)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=nonsense")]
    [InlineData("after=AAAA")]
    [InlineData("q=works&after=x")]
    [InlineData("size=9")]
    public async Task An_address_that_nobody_made_still_gives_a_page(string query)
    {
        var page = await (await SignIn(Cast.Caseworker)).Try("/enterprises?" + query);
        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, page.Status.ToString());
    }

    [Fact]
    public async Task An_area_without_enterprises_says_what_to_do() =>
        (await (await SignIn(Cast.ForeignCaseworker)).Get(EnterprisesLinks.List)).Shows("No enterprises yet", "Add an enterprise");

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.List, HttpStatusCode.NotFound);

    [Fact]
    public async Task Filters_are_fields_of_a_form()
    {
        var page = await (await (await SignIn(Cast.Caseworker)).Get(EnterprisesLinks.List)).Submit("main form.filters", ("q", "other works"));
        page.Shows("Other Works Ltd").Hides("First Works Ltd");
    }

    private static async Task<List<string>> All(Browser browser, string address)
    {
        var names = new List<string>();
        for (var page = await browser.Get(address); ; page = await browser.Get(page.The("a[rel=next]").GetAttribute("href")!))
        {
            Assert.True(names.Count < 1000, "The list goes round in circles.");
            names.AddRange(page.All("tbody a.main").Select(link => link.GetAttribute("href")!));
            if (page.Find("a[rel=next]") is null)
            {
                return names;
            }
        }
    }

    private Task<int> Enter(string division, int count, SizeClass size) => App.InDatabase(db =>
    {
        Assert.True(DivisionScope.WithBelow("210200").Contains(division));
        for (var i = 0; i < count; i++)
        {
            var enterprise = new Enterprise($"T{Interlocked.Increment(ref number):00000000000000000}", $"Brand {i % 7}", division);
            enterprise.Describe(enterprise.Name, division, "3451", 3, 3, null, size, null, []);
            db.Add(enterprise);
        }

        return db.SaveChangesAsync();
    });
}
