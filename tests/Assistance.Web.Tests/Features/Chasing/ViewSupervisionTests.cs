using System.Net;
using Assistance.Domain.Common;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

public class ViewSupervisionTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_one_who_is_late_acknowledges_by_name_and_only_once()
    {
        var number = await Notice(await App.Make("2026-10-30"));
        var member = await SignIn(Cast.Member);
        var page = await member.Get($"/supervision/{number}");
        page.Shows($"Supervision notice {number}", "15 working days overdue", "by the product", "Waiting");
        page = await page.Submit("main form");
        page.Shows($"Notice {number} is acknowledged", $"by {Cast.Member} on 20 Nov 2026");
        Assert.Null(page.Find("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, (await member.Post($"/supervision/{number}")).Status);
    }

    [Fact]
    public async Task Who_has_no_part_in_it_cannot_acknowledge()
    {
        var number = await Notice(await App.Make("2026-10-29"));
        var caseworker = await SignIn(Cast.Caseworker);
        Assert.Null((await caseworker.Get($"/supervision/{number}")).Find("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, (await caseworker.Post($"/supervision/{number}")).Status);
        foreach (var person in new[] { Cast.OtherLead, Cast.ForeignManager, Cast.Expert })
        {
            await (await SignIn(person)).Get($"/supervision/{number}", HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get("/supervision/DB-1999-001", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_said_to_the_regulators_own_people_is_not_shown_to_the_enterprise()
    {
        var number = await Notice(await App.Make("2026-10-28", side: Side.Regulator));
        await (await SignIn(Cast.Caseworker)).Get($"/supervision/{number}");
        await (await SignIn(Cast.Lead)).Get($"/supervision/{number}", HttpStatusCode.NotFound);
    }

    private async Task<string> Notice(MadePromise promise)
    {
        await App.SendAsSystem(new Sweep(Clock.Today));
        return await App.InDatabase(db => db.SupervisionNotices.Where(row => row.CaseId == promise.CaseId).Select(row => row.Number).SingleAsync());
    }
}
