using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ChangeProblemsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_ticks_what_shall_hold_of_both_lists()
    {
        var one = await App.MakeConsultation(problems: ["P1"]);
        var form = await (await SignIn(Cast.Manager)).Get(ConsultationsLinks.ChangeProblems(one.Reference, one.Number));
        await App.SendAs(Cast.Caseworker, new ChangeProblems(one.Reference, one.Number, ["P1", "P2"]));

        var conflict = (await form.Submit("main form", ("Problems", "P2"))).Expect(HttpStatusCode.Conflict).Shows("in both versions", "in the saved version only");

        await conflict.Submit("main form", ("Problems", new[] { "P1", "P2" }));
        Assert.Equal(["P1", "P2"], (await App.Saved(one)).Problems.Select(link => link.Number).Order());
    }

    [Fact]
    public async Task Other_problems_are_named()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.ChangeProblems(one.Reference, one.Number));
        (await form.Submit("main form", ("Problems", new[] { "P1", "P2" }))).At(one.Url).Shows("Gauges drift", "Valves leak");
        form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.ChangeProblems(one.Reference, one.Number));
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
