using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class CancelVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_planned_visit_is_called_off_with_its_reason()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Cancel(made.Reference, number));

        (await form.Submit("main form", ("Reason", ""))).Refuses("Reason");
        var page = await form.Submit("main form", ("Reason", "The works stand still"));

        page.At(VisitsLinks.Details(made.Reference, number)).Shows("Cancelled", "The works stand still");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        foreach (var other in new[] { Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker })
        {
            await (await SignIn(other)).Get(VisitsLinks.Cancel(made.Reference, number), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Cancel(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
