using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class RescheduleVisitTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_who_move_it_to_different_days_see_both()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Planned(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Reschedule(made.Reference, number));
        var backup = (await App.PersonNamed(Cast.Backup)).Id.Value;
        await App.SendAs(Cast.Manager, new RescheduleVisit(made.Reference, number, new DateOnly(2026, 12, 3), new TimeOnly(9, 0), [backup]));

        var conflict = (await form.Submit("main form", ("On", new DateOnly(2026, 12, 8)))).Expect(HttpStatusCode.Conflict);

        conflict.Shows("2026-12-03", "2026-12-08", Cast.Manager, Cast.Backup, "in yours only", "in the saved version only");
        (await conflict.Submit("main form", ("On", "2026-12-08"), ("Time", "09:00"), ("Visitors", backup.ToString())))
            .At(VisitsLinks.Details(made.Reference, number)).Shows("8 Dec", "09:00", Cast.Backup);
    }

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
