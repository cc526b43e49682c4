using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ListTimelineTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Everything_is_there_by_pages_the_newest_first()
    {
        var reference = await App.OpenCase();
        await App.InDatabase(async db =>
        {
            var found = await db.Cases.SingleAsync(one => one.Reference == reference);
            var act = await CaseScenes.ActOf(App, Cast.Caseworker);
            for (var number = 0; number < 60; number++)
            {
                found.Note("Note " + number, false, act);
            }

            return await db.SaveChangesAsync();
        });
        var browser = await SignIn(Cast.Auditor);

        var first = await browser.Get(CasesLinks.Timeline(reference));
        var second = await first.Follow("Next");

        Assert.Equal(50, first.All(".tl > li").Count);
        Assert.Equal(11, second.All(".tl > li").Count);
        second.Shows("Case opened");
        first.Hides("Case opened");
    }

    [Fact]
    public async Task Chasing_can_be_read_alone()
    {
        var reference = await App.OpenCase();
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get(CasesLinks.ChasingTimeline(reference));

        page.Shows("Nothing was chased yet").Hides("Case opened");
    }

    [Fact]
    public async Task A_foreign_or_missing_case_has_no_timeline()
    {
        var reference = await App.OpenCase();
        await (await SignIn(Cast.OtherLead)).Get(CasesLinks.Timeline(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.Timeline("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
