using System.Net;
using Assistance.Domain.Common;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Today;

public class TodayTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Our_own_broken_promise_comes_first_and_says_by_how_many_working_days()
    {
        await App.Make("2026-10-30", side: Side.Regulator, text: "Send the draft standard");
        var page = await (await SignIn(Cast.Caseworker)).Get("/today");
        Assert.Contains("Send the draft standard", page.The("#ours-overdue").TextContent, StringComparison.Ordinal);
        Assert.Contains("15", page.The("#ours-overdue tbody .st").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_count_opens_exactly_its_rows()
    {
        await App.Make(2, "2026-11-02", side: Side.Enterprise, text: "Repair the valve");
        await App.Make("2026-11-03", side: Side.Regulator, text: "Invite the laboratory");
        foreach (var person in new[] { Cast.Caseworker, Cast.Manager, Cast.Lead, Cast.Member })
        {
            var page = await (await SignIn(person)).Get("/today");
            foreach (var tile in page.All(".counts a"))
            {
                var list = page.The(tile.GetAttribute("href")!);
                Assert.Equal(int.Parse(tile.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), list.QuerySelectorAll("tbody tr").Length);
            }
        }
    }

    [Fact]
    public async Task A_confirmed_commitment_waits_for_its_verifier_only()
    {
        var promise = await App.Make("2026-11-30", text: "Hand in the ledger");
        await App.With(promise, Cast.Member, (commitment, act) => commitment.Confirm([], null, null, Assistance.Domain.Calendar.WorkingCalendar.WeekendsOnly, act));
        (await (await SignIn(Cast.Caseworker)).Get("/today")).Shows("Hand in the ledger");
        (await (await SignIn(Cast.Backup)).Get("/today")).Shows("Hand in the ledger");
        (await (await SignIn(Cast.ForeignCaseworker)).Get("/today")).Hides("Hand in the ledger");
        (await (await SignIn(Cast.OtherLead)).Get("/today")).Hides("Hand in the ledger");
    }

    [Fact]
    public async Task An_enterprise_reads_what_both_sides_owe()
    {
        await App.Make("2026-12-15", side: Side.Enterprise, text: "Train the welders");
        await App.Make("2026-12-16", side: Side.Regulator, text: "Arrange the calibration");
        var page = await (await SignIn(Cast.Lead)).Get("/today");
        Assert.Contains("Train the welders", page.The("#ours").TextContent, StringComparison.Ordinal);
        Assert.Contains("Arrange the calibration", page.The("#theirs").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tile_does_not_hide_what_is_late_behind_the_nearest_date()
    {
        await App.Make("2026-10-29", side: Side.Regulator, text: "Arrange the audit of the supplier");
        await App.Make("2026-12-17", side: Side.Regulator, text: "Arrange the repeat test");
        var page = await (await SignIn(Cast.Lead)).Get("/today");
        var late = page.All("#theirs .st.bad").Count;
        Assert.True(late > 0);
        var tile = page.The(".counts a[href='#theirs']");
        Assert.Equal("bad", tile.ParentElement!.ClassName);
        Assert.Contains($"{late} of them overdue", tile.TextContent, StringComparison.Ordinal);
        // a contact knows the own enterprise
        Assert.DoesNotContain("Works Ltd", page.The("#theirs tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_do_is_said_with_what_will_come()
    {
        var page = await (await SignIn(Cast.ForeignCaseworker)).Get("/today");
        page.Shows("None of our commitments is overdue");
        (await (await SignIn(Cast.Expert)).Get("/today")).Shows("Nothing waits for you");
    }

    [Theory]
    [InlineData(Cast.Administrator)]
    [InlineData(Cast.Auditor)]
    public async Task Who_has_no_part_in_the_work_has_no_such_page(string person) =>
        await (await SignIn(person)).Get("/today", HttpStatusCode.NotFound);

    [Fact]
    public async Task A_manager_sees_whether_chasing_can_be_trusted()
    {
        Clock.Set("2026-11-25");
        await App.SendAsSystem(new Sweep(new DateOnly(2026, 11, 20)));
        await App.SendAsSystem(new CheckChasing(new DateOnly(2026, 11, 20)));
        (await (await SignIn(Cast.Manager)).Get("/today")).Shows("Chasing does not run as it must", "the last sweep was for 20 Nov");
        (await (await SignIn(Cast.Caseworker)).Get("/today")).Hides("Chasing does not run as it must");
        await App.SendAsSystem(new CatchUp(Clock.Today));
        await App.SendAsSystem(new DeliverNotices());
        (await (await SignIn(Cast.Manager)).Get("/today")).Shows("Chasing is healthy").Hides("Chasing does not run as it must");
    }

    [Fact]
    public async Task The_page_takes_the_same_few_statements_with_one_promise_or_many()
    {
        var browser = await SignIn(Cast.Manager);
        await browser.Get("/today");
        App.Sql.Reset();
        await browser.Get("/today");
        var few = App.Sql.Statements.Count;
        await App.Make(40, "2026-11-05", side: Side.Regulator);
        App.Sql.Reset();
        await browser.Get("/today");
        Assert.Equal(few, App.Sql.Statements.Count);
        // six for everybody, and one for the state of chasing, which managers alone are shown
        Assert.InRange(few, 1, 7);
        var caseworker = await SignIn(Cast.Caseworker);
        await caseworker.Get("/today");
        App.Sql.Reset();
        await caseworker.Get("/today");
        Assert.InRange(App.Sql.Statements.Count, 1, 6);
    }
}
