using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class AcknowledgeVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_member_of_the_enterprise_acknowledges_with_the_own_account()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Member)).Get(VisitsLinks.Acknowledge(made.Reference, "V1"));
        Assert.Null(form.Find("[name=Name]"));

        var page = await form.Submit("main form", ("Comment", "Agreed"));

        page.At(VisitsLinks.Details(made.Reference, "V1")).Shows("Acknowledged", Cast.Member, "With own account", "Agreed");
    }

    [Fact]
    public async Task The_caseworker_writes_down_who_did_on_the_spot()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Acknowledge(made.Reference, "V1"));

        (await form.Submit("main form", ("Name", ""))).Refuses("Name");
        (await form.Submit("main form", ("Name", "Zheng"))).Shows("Zheng", "On the spot");
    }

    [Fact]
    public async Task A_reader_may_not_and_a_planned_visit_cannot_be_acknowledged()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        var form = await (await SignIn(Cast.Reader)).Get(VisitsLinks.Acknowledge(made.Reference, "V1"));
        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("Only a lead or member contact");

        var planned = await (await SignIn(Cast.Member)).Get(VisitsLinks.Acknowledge(made.Reference, number));
        (await planned.Submit("main form")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.OtherLead, Cast.Auditor, Cast.ForeignCaseworker, Cast.Expert })
        {
            await (await SignIn(other)).Get(VisitsLinks.Acknowledge(made.Reference, "V1"), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Member)).Get(VisitsLinks.Acknowledge(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
