using System.Net;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public class EditEnterpriseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_caseworker_changes_the_facts()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await (await browser.Get(EnterprisesLinks.Edit(Cast.Enterprise))).Submit("main form", ("Facts.Address", "1 Sea Road"), ("Facts.Industry", "3451"), ("Facts.Employees", "10"));
        page.At("/enterprises/" + Cast.Enterprise).Shows("1 Sea Road", "3451");
    }

    [Fact]
    public async Task An_empty_name_is_refused()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await (await browser.Get(EnterprisesLinks.Edit(Cast.Enterprise))).Submit("main form", ("Facts.Name", " "), ("Facts.Address", "kept"));
        page.Refuses("Facts.Name", "Name");
        Assert.Equal("kept", page.The("input[name='Facts.Address']").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_comes_second_sees_both_versions_and_nothing_is_lost()
    {
        var first = await SignIn(Cast.Caseworker);
        var second = await SignIn(Cast.Manager);
        var (one, other) = (await first.Get(EnterprisesLinks.Edit(Cast.OtherEnterprise)), await second.Get(EnterprisesLinks.Edit(Cast.OtherEnterprise)));
        await one.Submit("main form", ("Facts.Address", "First road"));
        var conflict = (await other.Submit("main form", ("Facts.Address", "Second road"))).Expect(HttpStatusCode.Conflict);
        conflict.Shows("First road", "Second road", Cast.Caseworker);
        var page = await conflict.Submit("main form", ("Facts.Address", "Second road"));
        page.At("/enterprises/" + Cast.OtherEnterprise).Shows("Second road");
    }

    [Fact]
    public async Task An_enterprise_leaves_the_area_only_by_somebody_who_keeps_both()
    {
        var browser = await SignIn(Cast.Caseworker);
        var page = await (await browser.Get(EnterprisesLinks.Edit(Cast.Enterprise))).Submit("main form", ("Facts.Division", "210202"));
        page.Refuses("Facts.Division", "outside your area");
        Assert.Equal("210211", (await App.InDatabase<Enterprise>(db => db.Enterprises.SingleAsync(row => row.Uscc == Cast.Enterprise))).DivisionCode);
    }

    [Theory]
    [InlineData(Cast.ForeignCaseworker)]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Administrator)]
    public async Task Others_find_no_such_page(string person) => await (await SignIn(person)).Get(EnterprisesLinks.Edit(Cast.Enterprise), HttpStatusCode.NotFound);

    [Fact]
    public async Task An_unknown_code_is_not_found() => await (await SignIn(Cast.Caseworker)).Get(EnterprisesLinks.Edit("91440300192317458F"), HttpStatusCode.NotFound);
}
