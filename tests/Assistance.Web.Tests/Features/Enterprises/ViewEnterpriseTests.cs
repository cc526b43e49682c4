using System.Net;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises;

public class ViewEnterpriseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Facts_contacts_and_cases_stand_on_one_page_of_four_statements()
    {
        var sample = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        App.Sql.Reset();
        var page = await browser.Get(EnterprisesLinks.Details(Cast.Enterprise));
        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        page.Shows("First Works Ltd", "辽宁省大连市甘井子区", sample.Reference, Cast.Lead, Cast.Member, Cast.Reader);
        page.The($"a[href='{EnterprisesLinks.Edit(Cast.Enterprise)}']");
    }

    [Theory]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Reader)]
    [InlineData(Cast.Auditor)]
    public async Task Contacts_and_auditors_read_it_and_change_nothing(string person)
    {
        var browser = await SignIn(person);
        var page = await browser.Get(EnterprisesLinks.Details(Cast.Enterprise));
        page.Shows("First Works Ltd");
        Assert.Null(page.Find($"a[href='{EnterprisesLinks.Edit(Cast.Enterprise)}']"));
    }

    [Fact]
    public async Task A_code_in_lower_case_leads_there_too() => (await (await SignIn(Cast.Manager)).Get("/enterprises/" + Cast.OtherEnterprise.ToLowerInvariant())).Shows("Other Works Ltd");

    [Theory]
    [InlineData(Cast.OtherLead)]
    [InlineData(Cast.ForeignManager)]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task For_others_it_does_not_exist(string person) => await (await SignIn(person)).Get(EnterprisesLinks.Details(Cast.Enterprise), HttpStatusCode.NotFound);

    [Theory]
    [InlineData("91440300192317458F")]
    [InlineData("nonsense")]
    public async Task What_is_not_there_is_not_found(string code) => await (await SignIn(Cast.Manager)).Get("/enterprises/" + code, HttpStatusCode.NotFound);
}
