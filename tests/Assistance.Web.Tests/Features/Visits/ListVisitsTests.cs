using System.Net;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class ListVisitsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Planned_visits_and_those_that_took_place_are_listed_to_those_who_see_the_case()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Planned(made);

        (await (await SignIn(Cast.Caseworker)).Get("/visits")).Shows(made.Reference + " V2", "1 Dec", "14:00").Hides(made.Reference + " V1");
        (await (await SignIn(Cast.Caseworker)).Get("/visits?show=held")).Shows(made.Reference + " V1", "Held").Hides(made.Reference + " V2");
        (await (await SignIn(Cast.Lead)).Get("/visits")).Shows(made.Reference + " V2").Hides("/record");
        (await (await SignIn(Cast.OtherLead)).Get("/visits")).Shows("No visits are planned").Hides(made.Reference);
        (await (await SignIn(Cast.ForeignCaseworker)).Get("/visits?whose=all")).Hides(made.Reference);
        await (await SignIn(Cast.Expert)).Get("/visits", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_goes_on_after_fifty_rows_and_takes_few_statements()
    {
        var made = await SampleCase.EnterAsync(App);
        var visitor = (await App.PersonNamed(Cast.Backup)).Id.Value;
        for (var i = 0; i < 52; i++)
        {
            await App.SendAs(Cast.Backup, new PlanVisit(made.Reference, VisitPurpose.FollowUp, new DateOnly(2027, 1, 1).AddDays(i / 2), null, [visitor]));
        }

        var browser = await SignIn(Cast.Manager);
        App.Sql.Reset();
        var first = await browser.Get("/visits");
        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        var second = await first.Follow("Next");

        Assert.Equal(50, first.All("tbody tr").Count);
        var all = first.All("tbody a.main").Concat(second.All("tbody a.main")).Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.True(all.Count >= 52);
        (await browser.Get("/visits?after=nonsense")).Expect(HttpStatusCode.OK);
    }
}
