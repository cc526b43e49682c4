using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ChangeProblemsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Other_problems_are_named()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.ChangeProblems(one.Reference, one.Number));
        (await form.Submit("main form", ("Problems", new[] { "P1", "P2" }))).At(one.Url).Shows("Gauges drift", "Valves leak");
        (await form.Submit("main form", ("Problems", Array.Empty<string>()))).Refuses("Problems", "at least one");
    }

    [Fact]
    public async Task Not_once_it_was_held_and_by_nobody_else()
    {
        var one = await App.MakeConsultation();
        var url = ConsultationsLinks.ChangeProblems(one.Reference, one.Number);
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(person)).Get(url, HttpStatusCode.NotFound);
        }

        var form = await (await SignIn(Cast.Manager)).Get(url);
        await App.IsHeld(one);
        (await form.Submit("main form", ("Problems", "P2"))).Expect(HttpStatusCode.BadRequest).Shows("before the consultation takes place");
        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.ChangeProblems(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
