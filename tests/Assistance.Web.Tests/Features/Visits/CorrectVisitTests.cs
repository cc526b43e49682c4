using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class CorrectVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_record_is_corrected_before_it_is_acknowledged()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V1"));

        var page = await form.Submit("main form", ("Form.Findings", "Seams are ground, not reworked"), ("Photos", Upload.Photo()));

        page.At(VisitsLinks.Details(made.Reference, "V1")).Shows("Seams are ground, not reworked", "is corrected");
        var second = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V1"));
        var without = await second.Submit("main form", ("Keep", Array.Empty<string>()));
        Assert.Empty(without.All("img.thumb"));
    }

    [Fact]
    public async Task Two_people_who_correct_at_once_see_both_versions()
    {
        var made = await SampleCase.EnterAsync(App);
        var first = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V1"));
        var second = await (await SignIn(Cast.Manager)).Get(VisitsLinks.Correct(made.Reference, "V1"));
        await first.Submit("main form", ("Form.Findings", "First words"));

        var page = await second.Submit("main form", ("Form.Findings", "Second words"));

        page.Expect(HttpStatusCode.Conflict).Shows("First words", "Second words", Cast.Caseworker);
    }

    [Fact]
    public async Task What_is_acknowledged_stays_as_it_is()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V1"));
        await App.SendAs(Cast.Member, new AcknowledgeVisit(made.Reference, "V1", "", ""));
        var late = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V1"));

        (await late.Submit("main form", ("Form.Findings", "Too late"))).Expect(HttpStatusCode.BadRequest).Shows("before the enterprise acknowledges it");
        (await form.Submit("main form", ("Form.Findings", ""))).Refuses("Form.Findings");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker })
        {
            await (await SignIn(other)).Get(VisitsLinks.Correct(made.Reference, "V1"), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Correct(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
