using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class ListCommitmentsTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_ledger_lists_what_is_open_by_due_date_with_its_next_step()
    {
        var made = await Case();

        var page = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.List);

        var mine = page.All("tbody tr").Where(row => row.TextContent.Contains(made.Reference, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, mine.Count);
        Assert.Contains("Arrange a test laboratory", mine[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("reminder on 24 Nov", WebPage.Flat(mine[0].TextContent), StringComparison.Ordinal);
        Assert.Contains("Me", mine[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_finds_the_filter_folded_away_until_it_is_used()
    {
        await Case();
        var browser = await SignIn(Cast.Lead);
        Assert.False((await browser.Get(CommitmentsLinks.List)).The("main details").HasAttribute("open"));
        Assert.True((await browser.Get(CommitmentsLinks.List + "?Overdue=true")).The("main details").HasAttribute("open"));
    }

    [Fact]
    public async Task What_has_no_next_step_has_no_label_for_it()
    {
        var made = await Case();
        await App.SendAs(Cast.Manager, new WithdrawCommitment(made.Reference, "C1", "Not needed any more", true));
        var page = await (await SignIn(Cast.Caseworker)).Get($"/cases/{made.Reference}/commitments");
        Assert.Equal([false, true], page.All("tbody tr").OrderBy(row => row.TextContent.Contains("C2", StringComparison.Ordinal)).Select(row => row.QuerySelector("td[data-l='Chasing']") is not null));
    }

    [Fact]
    public async Task Filters_are_in_the_address()
    {
        var made = await Case();
        Clock.Set("2026-12-04");
        var browser = await SignIn(Cast.Manager);

        (await browser.Get(CommitmentsLinks.Filtered(Side.Enterprise))).Shows("Qualify two welders").Hides("Arrange a test laboratory");
        (await browser.Get(CommitmentsLinks.Filtered(overdue: true))).Shows("3 working days overdue", made.Reference).Hides("Qualify two welders");
        (await browser.Get(CommitmentsLinks.List + "?text=welders")).Hides("Arrange a test laboratory");
        (await browser.Get(CommitmentsLinks.List + "?from=2026-12-10&to=2026-12-20")).Hides("Arrange a test laboratory");
        (await browser.Get(CommitmentsLinks.Filtered(state: "ended"))).Shows("No commitment fits");
        (await browser.Get(CommitmentsLinks.List + "?bureau=330902")).Shows("No commitment fits");
        (await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Filtered(mine: true))).Hides("Qualify two welders");
    }

    [Fact]
    public async Task A_contact_reads_first_what_the_enterprise_owes_then_what_the_regulator_owes()
    {
        await Case();

        var page = await (await SignIn(Cast.Member)).Get(CommitmentsLinks.List);

        page.Shows("Our commitments", "We owe", "The regulator owes us");
        Assert.True(page.Text.IndexOf("Qualify two welders", StringComparison.Ordinal) < page.Text.IndexOf("Arrange a test laboratory", StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href$='/C1/confirm']"));
    }

    [Fact]
    public async Task Others_see_none_of_it()
    {
        await Case();

        (await (await SignIn(Cast.OtherLead)).Get(CommitmentsLinks.List)).Shows("No commitment is open").Hides("Qualify two welders");
        (await (await SignIn(Cast.ForeignManager)).Get(CommitmentsLinks.List)).Hides("Qualify two welders");
        await (await SignIn(Cast.Administrator)).Get(CommitmentsLinks.List, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_follow_by_key_and_lead_back()
    {
        for (var i = 0; i < 27; i++)
        {
            await Case();
        }

        var browser = await SignIn(Cast.Manager);
        var first = await browser.Get(CommitmentsLinks.List);
        var second = await first.Follow("Next");
        var back = await second.Follow("Previous");

        Assert.Equal(50, first.All("tbody tr").Count);
        Assert.Equal(Keys(first), Keys(back));
        Assert.Empty(Keys(first).Intersect(Keys(second)));
        Assert.Null(second.Find("a[rel=next]"));

        static string[] Keys(WebPage page) => [.. page.All("tbody tr a.main").Select(link => link.GetAttribute("href")!)];
    }

    [Fact]
    public async Task It_takes_four_statements_however_many_rows()
    {
        await Case();
        var browser = await SignIn(Cast.CityManager);
        await browser.Get(CommitmentsLinks.List);
        App.Sql.Reset();

        await browser.Get(CommitmentsLinks.List);

        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        // the first is the session's, which counts unread notices up to a hundred
        Assert.DoesNotContain(App.Sql.Statements.Skip(1), sql => sql.Contains("OFFSET", StringComparison.OrdinalIgnoreCase) || sql.Contains("COUNT(", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("?after=nonsense")]
    [InlineData("?state=nonsense")]
    public async Task What_nobody_offered_is_ignored(string query)
    {
        await Case();

        (await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.List + query)).Shows("Qualify two welders");
    }
}
