using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class RequestConsultationTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_caseworker_asks_for_one_about_a_problem()
    {
        var reference = await App.MakeCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.RequestFor(reference, "P1"));
        var page = await form.Submit("main form", ("Reason", "The cause needs a second look"), ("Form", "Remote"));
        page.At($"/cases/{reference}/consultations/H1").Shows("The cause needs a second look", "Valves leak", "Remote", "No expert is invited yet");
    }

    [Fact]
    public async Task Reason_and_problem_are_needed_and_what_was_typed_stays()
    {
        var reference = await App.MakeCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Request(reference));
        (await form.Submit("main form", ("Problems", "P2"), ("Form", "Joint"))).Refuses("Reason", "Say why");
        var page = (await form.Submit("main form", ("Reason", "Words that stay"), ("Form", "Joint"))).Refuses("Problems", "at least one problem");
        page.Shows("Words that stay");
    }

    [Fact]
    public async Task Nobody_but_the_bureau_may_ask()
    {
        var reference = await App.MakeCase();
        foreach (var person in new[] { Cast.Lead, Cast.Expert, Cast.Auditor, Cast.ForeignManager, Cast.OtherLead })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Request(reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Request("BF-210211-2026-999"), HttpStatusCode.NotFound);
    }
}
