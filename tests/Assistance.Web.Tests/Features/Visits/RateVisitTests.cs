using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class RateVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_lead_contact_rates_a_visit()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Lead)).Get(VisitsLinks.Rate(made.Reference, "V1"));

        (await form.Submit("main form")).Refuses("Rating");
        (await form.Submit("main form", ("Rating", "4"))).At(VisitsLinks.Details(made.Reference, "V1")).Shows("4 of 5");
    }

    [Fact]
    public async Task A_member_may_not()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Member)).Get(VisitsLinks.Rate(made.Reference, "V1"));

        (await form.Submit("main form", ("Rating", "4"))).Expect(HttpStatusCode.BadRequest).Shows("Only the enterprise's lead contact");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.OtherLead, Cast.Caseworker, Cast.Expert })
        {
            await (await SignIn(other)).Get(VisitsLinks.Rate(made.Reference, "V1"), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Lead)).Get(VisitsLinks.Rate(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
