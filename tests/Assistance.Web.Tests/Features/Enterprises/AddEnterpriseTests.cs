using System.Net;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public class AddEnterpriseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_caseworker_adds_an_enterprise_and_its_size_is_computed()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await (await browser.Get(EnterprisesLinks.Add)).Submit(
            "main form",
            ("Uscc", " 9144030071526726xg "), ("Facts.Name", "  Deep Sea Bearings "), ("Facts.Division", "甘井子区"), ("Facts.Industry", "3451"),
            ("Facts.Employees", "320"), ("Facts.Revenue", "2500.5"), ("Facts.Products", "rings\n\n balls "), ("Facts.Cooperative", "Bearing circle"), ("Facts.Members", "A\nB"));
        page.At("/enterprises/9144030071526726XG").Shows("Deep Sea Bearings", "辽宁省大连市甘井子区", "Medium", "2,500.5", "rings, balls", "Bearing circle", "2 members");
        var saved = await Saved("9144030071526726XG");
        Assert.Equal(("210211", "3451", SizeClass.Medium), (saved!.DivisionCode, saved.IndustryCode, saved.SizeClass));
    }

    [Fact]
    public async Task Full_width_digits_are_put_right()
    {
        var browser = await SignIn(Cast.Manager);
        var page = await Add(browser, "９１１１０１０８５５１３８５０８２Ｑ", "210211 甘井子");
        page.At("/enterprises/91110108551385082Q");
    }

    [Theory]
    [InlineData("", "Give the social credit code")]
    [InlineData("91440300192203821", "18 characters")]
    [InlineData("91440300I922038216", "no I, O, S, V or Z")]
    [InlineData("914403001922038217", "does not fit the others")]
    public async Task A_wrong_code_is_refused_and_what_was_typed_stays(string code, string message)
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await Add(browser, code, "210211", "Kept Name");
        page.Refuses("Uscc", message);
        Assert.Equal("Kept Name", page.The("input[name='Facts.Name']").GetAttribute("value"));
        Assert.Null(await Saved(code));
    }

    [Fact]
    public async Task An_early_code_with_a_wrong_check_digit_needs_a_reason()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await Add(browser, "91350100M0001TGQXM", "210211");
        page.Refuses("Uscc", "reason for an exception");
        page = await page.Submit("main form", ("OverrideReason", "Issued by the pilot area"));
        page.At("/enterprises/91350100M0001TGQXM").Shows("Issued by the pilot area");
        Assert.Equal("Issued by the pilot area", (await Saved("91350100M0001TGQXM"))!.UsccOverrideReason);
    }

    [Fact]
    public async Task Several_divisions_of_one_name_are_offered()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await Add(browser, "91110000802100433B", "朝阳区");
        page.Refuses("Facts.Division", "Several divisions fit");
        Assert.NotEmpty(page.All("input[name='Facts.DivisionChoice']"));
    }

    [Fact]
    public async Task Unknown_division_and_industry_are_refused()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await (await browser.Get(EnterprisesLinks.Add)).Submit(
            "main form", ("Uscc", "91440300192317458F"), ("Facts.Name", "X"), ("Facts.Division", "Atlantis"), ("Facts.Industry", "zzz"), ("Facts.Employees", "-1"));
        page.Refuses("Facts.Division", "no such division").Refuses("Facts.Industry", "no such industry");
        Assert.Null(await Saved("91440300192317458F"));
    }

    [Fact]
    public async Task Another_area_is_refused()
    {
        var browser = await SignIn(Cast.Caseworker);
        (await Add(browser, "91440300192317458F", "330902")).Refuses("Facts.Division", "outside your area");
    }

    [Fact]
    public async Task A_registered_code_is_refused()
    {
        var browser = await SignIn(Cast.Caseworker);
        (await Add(browser, Cast.Enterprise, "210211")).Refuses("Uscc", "registered already");
    }

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.Add, HttpStatusCode.NotFound);

    [Fact]
    public async Task Suggestions_follow_what_is_typed()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await browser.Get(EnterprisesLinks.SuggestDivisions + "?Facts.Division=" + Uri.EscapeDataString("大连"));
        Assert.Contains(page.All("option"), option => option.GetAttribute("value")!.StartsWith("2102", StringComparison.Ordinal));
        page = await browser.Get(EnterprisesLinks.SuggestIndustries + "?Facts.Industry=" + Uri.EscapeDataString("轴承"));
        Assert.NotEmpty(page.All("option"));
        await browser.Get("/enterprises/suggest/people", HttpStatusCode.NotFound);
    }

    private static async Task<WebPage> Add(Browser browser, string code, string division, string name = "Some Works") =>
        await (await browser.Get(EnterprisesLinks.Add)).Submit("main form", ("Uscc", code), ("Facts.Name", name), ("Facts.Division", division));

    private Task<Enterprise?> Saved(string code) => App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Uscc == code));
}
