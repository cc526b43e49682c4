using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ScheduleConsultationTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_who_set_different_dates_see_both()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Manager)).Get(ConsultationsLinks.Schedule(one.Reference, one.Number));
        await App.SendAs(Cast.Caseworker, new ScheduleConsultation(one.Reference, one.Number, new DateOnly(2026, 12, 1), new TimeOnly(9, 0), "Town hall", ConsultationForm.Joint, null));

        var conflict = (await form.Submit("main form", ("On", "2026-12-04"), ("Time", "14:30"), ("Place", "Workshop 2"))).Expect(HttpStatusCode.Conflict);

        conflict.Shows("2026-12-01", "2026-12-04", "Town hall", "Workshop 2", Cast.Caseworker);
        (await conflict.Submit("main form", ("Place", "Town hall"))).At(one.Url).Shows("Fri 4 Dec", "14:30", "Town hall");
    }

    [Fact]
    public async Task A_date_is_set_and_what_is_owed_moves_with_it()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Schedule(one.Reference, one.Number));
        var page = await form.Submit("main form", ("On", "2026-12-04"), ("Time", "14:30"), ("Place", "Workshop 2"), ("OpinionDue", "2026-12-02"));
        page.At(one.Url).Shows("Fri 4 Dec", "14:30", "Workshop 2", "Scheduled", "Opinion due 2 Dec");
        (await (await SignIn(Cast.Expert)).Get("/consultations")).Shows("opinion due 2 Dec");
    }

    [Fact]
    public async Task Neither_a_past_day_nor_opinions_after_the_day_are_taken()
    {
        var one = await App.MakeConsultation();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Schedule(one.Reference, one.Number));
        (await form.Submit("main form", ("On", "2026-11-19"))).Refuses("On", "in the past");
        (await form.Submit("main form", ("On", ""))).Refuses("On");
        (await form.Submit("main form", ("On", "2026-12-04"), ("OpinionDue", "2026-12-05"), ("Place", "Kept"))).Refuses("OpinionDue").Shows("Opinion due");
    }

    [Fact]
    public async Task Only_the_bureau_sets_dates_and_not_once_it_was_held()
    {
        var one = await App.MakeConsultation();
        var url = ConsultationsLinks.Schedule(one.Reference, one.Number);
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker })
        {
            await (await SignIn(person)).Get(url, HttpStatusCode.NotFound);
        }

        var browser = await SignIn(Cast.Caseworker);
        await App.IsHeld(one);
        var form = await browser.Get(url);
        (await form.Submit("main form", ("On", "2026-12-04"))).Expect(HttpStatusCode.BadRequest).Shows("no date can be set");
        await browser.Get(url.Replace("H1", "H9", StringComparison.Ordinal), HttpStatusCode.NotFound);
    }
}
