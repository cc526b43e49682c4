using System.Net;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Closings;

public class ViewClosingsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_lead_contact_enters_a_shut_down_after_seeing_what_it_changes_and_the_own_deadlines_follow()
    {
        var promise = await App.Make("2026-12-11");
        Assert.Equal(new DateOnly(2026, 12, 4), (await App.DeadlineOf(promise)).NextChaseOn);
        var page = await (await SignIn(Cast.Lead)).Get("/closings");
        var preview = await page.Submit("form.card", ("From", new DateOnly(2026, 12, 7)), ("Until", new DateOnly(2026, 12, 8)), ("Reason", "Stocktaking"));
        preview.Shows("Stocktaking", "will be chased on another day");
        Assert.Equal(new DateOnly(2026, 12, 4), (await App.DeadlineOf(promise)).NextChaseOn);

        var entered = await preview.Submit("form.card");
        entered.At("/closings").Shows("Stocktaking", "chased on another day");
        var moved = await App.DeadlineOf(promise);
        Assert.Equal((new DateOnly(2026, 12, 2), new DateOnly(2026, 12, 11)), (moved.NextChaseOn, moved.Due));
        (await (await SignIn(Cast.Member)).Get($"/cases/{promise.Reference}/commitments/{promise.Number}")).Shows("closed: Stocktaking");

        await entered.Submit("table form");
        Assert.Equal(new DateOnly(2026, 12, 4), (await App.DeadlineOf(promise)).NextChaseOn);
    }

    [Fact]
    public async Task Days_that_have_passed_and_too_many_days_are_refused()
    {
        var page = await (await SignIn(Cast.Lead)).Get("/closings");
        (await page.Submit("form.card", ("From", new DateOnly(2026, 11, 19)), ("Until", new DateOnly(2026, 11, 23)), ("Reason", "Late"))).Expect(HttpStatusCode.BadRequest).Shows("before they begin");
        (await page.Submit("form.card", ("From", new DateOnly(2026, 12, 1)), ("Until", new DateOnly(2027, 3, 1)), ("Reason", "Long"))).Expect(HttpStatusCode.BadRequest).Shows("At most 60 days");
    }

    [Fact]
    public async Task A_manager_enters_those_of_a_bureau_of_the_own_area_and_of_no_other()
    {
        var page = await (await SignIn(Cast.Manager)).Get("/closings");
        (await (await page.Submit("form.card", ("From", new DateOnly(2026, 12, 24)), ("Until", new DateOnly(2026, 12, 24)), ("Reason", "Move of the office"))).Submit("form.card")).Shows("Move of the office");
        (await (await SignIn(Cast.ForeignManager)).Get("/closings")).Hides("Move of the office");
        var foreign = await (await SignIn(Cast.ForeignManager)).Get("/closings");
        (await foreign.Submit("form.card", ("Division", Cast.Division), ("From", new DateOnly(2026, 12, 24)), ("Until", new DateOnly(2026, 12, 24)), ("Reason", "Not mine")))
            .Expect(HttpStatusCode.BadRequest).Shows("a manager or an administrator those of a bureau");
    }

    [Fact]
    public async Task A_member_reads_and_an_expert_has_no_such_page()
    {
        Assert.Null((await (await SignIn(Cast.Member)).Get("/closings")).Find("form.card"));
        await (await SignIn(Cast.Expert)).Get("/closings", HttpStatusCode.NotFound);
    }
}
