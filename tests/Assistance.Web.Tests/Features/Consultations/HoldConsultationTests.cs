using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class HoldConsultationTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task It_took_place()
    {
        var one = await App.MakeConsultation();
        await App.SendAs(Cast.Caseworker, new ScheduleConsultation(one.Reference, one.Number, App.Clock.Today, null, "", ConsultationForm.Remote, null));
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Hold(one.Reference, one.Number));
        (await form.Submit("main form")).At(one.Url).Shows("Held", "Fri 20 Nov");
    }

    [Fact]
    public async Task Not_in_the_future_and_not_without_a_date()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Hold(one.Reference, one.Number));
        (await form.Submit("main form")).Expect(HttpStatusCode.BadRequest).Shows("only a scheduled consultation");
        (await form.Submit("main form", ("On", ""))).Refuses("On");
        await App.SendAs(Cast.Caseworker, new ScheduleConsultation(one.Reference, one.Number, App.Clock.Today, null, "", ConsultationForm.Remote, null));
        (await form.Submit("main form", ("On", "2026-11-21"))).Refuses("On", "in the future");
    }

    [Fact]
    public async Task Only_the_bureau_records_it()
    {
        var one = await App.MakeConsultation();
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Hold(one.Reference, one.Number), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Hold(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
