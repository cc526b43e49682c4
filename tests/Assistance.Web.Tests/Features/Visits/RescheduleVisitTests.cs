using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class RescheduleVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_planned_visit_is_moved()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Reschedule(made.Reference, number));

        var page = await form.Submit("main form", ("On", new DateOnly(2026, 12, 8)));

        page.At(VisitsLinks.Details(made.Reference, number)).Shows("8 Dec", "14:00");
    }

    [Fact]
    public async Task What_took_place_is_not_moved()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Reschedule(made.Reference, "V1"));

        (await form.Submit("main form", ("On", new DateOnly(2026, 12, 8)))).Expect(HttpStatusCode.BadRequest).Shows("only a planned visit can be moved");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        foreach (var other in new[] { Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker })
        {
            await (await SignIn(other)).Get(VisitsLinks.Reschedule(made.Reference, number), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Reschedule(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
