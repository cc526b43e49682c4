using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class CancelConsultationTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task It_is_called_off_with_a_reason_and_closes_to_the_experts()
    {
        var one = await App.MakeConsultation();
        await App.Declares(one, Cast.Expert);
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Cancel(one.Reference, one.Number));
        (await form.Submit("main form")).Refuses("Reason", "Say why");
        (await form.Submit("main form", ("Reason", "Typhoon"))).At(one.Url).Shows("Typhoon", "Cancelled");
        (await (await SignIn(Cast.Expert)).Get(one.Url)).Shows("was cancelled").Hides(Consults.File);
    }

    [Fact]
    public async Task Not_once_it_was_held_and_by_nobody_else()
    {
        var one = await App.MakeConsultation();
        var url = ConsultationsLinks.Cancel(one.Reference, one.Number);
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(person)).Get(url, HttpStatusCode.NotFound);
        }

        var form = await (await SignIn(Cast.Manager)).Get(url);
        await App.IsHeld(one);
        (await form.Submit("main form", ("Reason", "Late"))).Expect(HttpStatusCode.BadRequest).Shows("has not taken place yet");
        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Cancel(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
