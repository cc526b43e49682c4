using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Overdue;
using Assistance.Web.Tests.Data;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Overdue;

/// <summary>The review by the rules of each deadline: a bureau with a slower ladder and closing days, an enterprise that was shut down.</summary>
public class OverdueRulesTests(AssistanceApp app) : WebTest(app)
{
    // by the default ladder and the public calendar all of them would be at level 2 on 2026-11-20
    private const string Due = "2026-11-12";

    [Fact]
    public async Task Levels_filters_and_sums_follow_the_ladder_of_the_bureau_and_the_closing_days_of_each_side()
    {
        var ours = await App.Make(Due, side: Side.Regulator, text: "Send the sampler");
        var theirs = await App.Make(Due, text: "Weigh the samples");
        var old = await App.Make("2026-10-30", text: "Seal the store");
        await Assume(level2: 5, level3: 12, shutDown: null, closed: null);
        Assert.Equal((2, 2, 3), (await Level(ours), await Level(theirs), await Level(old)));
        await Assume(level2: 6, level3: 12, shutDown: ("2026-11-16", "2026-11-17"), closed: ("2026-11-18", "2026-11-18"));
        // ours: 5 working days late, theirs: 4; the old one 13, of which level 3 begins with 12
        Assert.Equal((1, 1, 3), (await Level(ours), await Level(theirs), await Level(old)));
        var manager = await SignIn(Cast.Manager);
        foreach (var reader in new[] { manager, await SignIn(Cast.CityManager), await SignIn(Cast.Auditor) })
        {
            (await reader.Get("/overdue?level=1")).Shows("Send the sampler", "Weigh the samples").Hides("Seal the store");
            (await reader.Get("/overdue?level=2")).Hides("Send the sampler").Hides("Weigh the samples").Hides("Seal the store");
            (await reader.Get("/overdue?level=3")).Shows("Seal the store").Hides("Send the sampler");
        }

        var third = (await App.SendAsSystem(new ReviewOverdue(Clock.Today))).Count(item => item.Level == 3);
        Assert.Equal(third, await AtLevel3(manager));
        // a ladder without a level 3 never reaches it
        await Assume(level2: 3, level3: null, shutDown: ("2026-11-16", "2026-11-17"), closed: null);
        Assert.Equal((2, 2, 2), (await Level(ours), await Level(theirs), await Level(old)));
        Assert.Equal(0, await AtLevel3(manager));
        (await manager.Get("/overdue?level=3")).Hides("Seal the store");
        (await manager.Get("/overdue?level=2&side=enterprise")).Shows("Seal the store", "Weigh the samples").Hides("Send the sampler");
    }

    [Fact]
    public async Task Every_page_of_the_review_shows_the_rows_of_a_plain_count_and_follows_an_index()
    {
        for (var i = 0; i < 12; i++)
        {
            await App.Make(3, Clock.Today.AddDays(-1 - (3 * i)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), side: i % 2 == 0 ? Side.Regulator : Side.Enterprise);
        }

        await Assume(level2: 4, level3: 15, shutDown: ("2026-11-03", "2026-11-10"), closed: ("2026-11-05", "2026-11-06"));
        var items = await App.SendAsSystem(new ReviewOverdue(Clock.Today));
        Assert.Equal([0, 1, 2, 3], items.Select(item => item.Level).Append(0).Distinct().Order());
        var reader = await SignIn(Cast.CityManager);
        await reader.Get("/overdue?level=2");
        for (var level = 1; level <= 3; level++)
        {
            App.Sql.Reset();
            var page = await reader.Get($"/overdue?level={level}");
            var sent = App.Sql.Sent;
            Assert.True(sent.Count <= 4, string.Join("\n---\n", sent.Select(one => one.Text)));
            foreach (var statement in sent)
            {
                var breaches = await App.InDatabase(db => QueryPlans.BreachesAsync(db, statement));
                Assert.True(breaches.Count == 0, string.Join('\n', breaches) + "\n" + statement.Text);
            }

            var shown = new List<string?>();
            while (true)
            {
                shown.AddRange(page.All("input[name=Selected]").Select(box => box.GetAttribute("value")));
                if (page.Find("a[rel=next]") is null)
                {
                    break;
                }

                page = await page.Follow("a[rel=next]");
            }

            Assert.Equal(items.Count(item => item.Level == level), shown.Distinct().Count());
        }

        Assert.Equal(items.Count(item => item.Level == 3), await AtLevel3(reader));
    }

    [Fact]
    public async Task Notices_causes_and_dates_of_verbs_are_reckoned_by_the_days_of_the_side_that_owes_them()
    {
        await Assume(level2: 8, level3: 12, shutDown: ("2026-11-23", "2026-11-25"), closed: ("2026-11-24", "2026-11-25"));
        var late = await App.Make(Due, side: Side.Regulator, text: "Hold the training");
        var manager = await SignIn(Cast.Manager);
        var form = await manager.Get("/overdue");
        (await form.Submit("form#bulk", ("Selected", new[] { late.Id.Value.ToString() }), ("Decision", "Notice"))).Shows("1 done");
        Assert.Equal(1, await App.InDatabase(db => db.SupervisionNotices.Where(row => row.CaseId == late.CaseId).Select(row => row.Level).SingleAsync()));
        (await form.Submit("form#bulk", ("Selected", new[] { late.Id.Value.ToString() }), ("Decision", "AskCause"))).Shows("1 done");
        // three working days of the bureau, which is closed on Tuesday and Wednesday
        Assert.Equal(new DateOnly(2026, 11, 27), (await App.DeadlineOf(late, DeadlineKind.CauseDue)).Due);
        form = await manager.Get($"/overdue?cause={late.Id.Value}");
        await form.Submit("tr.form form", ("Form.CauseCode", "INSUFFICIENT_EFFORT"));
        Assert.Equal(1, (await Commitment(late)).Causes[^1].Level);

        // the regulator verifies within ten working days of its own, and theirs is reworked within five of the enterprise's
        var theirs = await App.Make("2026-12-31", text: "Calibrate the scales");
        await Confirm(theirs);
        Assert.Equal(new DateOnly(2026, 12, 8), (await Commitment(theirs)).VerifyBy);
        var back = await (await SignIn(Cast.Caseworker)).Get($"/cases/{theirs.Reference}/commitments/{theirs.Number}/verify");
        (await back.Submit("#verify form", ("Verdict", "Returned"), ("Note", "Not all"))).Expect(System.Net.HttpStatusCode.OK);
        Assert.Equal(new DateOnly(2026, 12, 2), (await Commitment(theirs)).ReworkBy);
    }

    private async Task Confirm(MadePromise promise)
    {
        var form = await (await SignIn(Cast.Member)).Get($"/cases/{promise.Reference}/commitments/{promise.Number}/confirm");
        (await form.Submit("main form", ("Note", "Done"))).At($"/cases/{promise.Reference}/commitments/{promise.Number}");
    }

    private Task<Commitment> Commitment(MadePromise promise) => App.InDatabase(db => db.Commitments.AsNoTracking().SingleAsync(row => row.Id == promise.Id));

    private async Task<int> Level(MadePromise promise) => (await App.SendAsSystem(new ReviewOverdue(Clock.Today))).Single(item => item.Id == promise.Id).Level;

    private static async Task<int> AtLevel3(Browser reader) =>
        int.Parse((await reader.Get("/overdue")).All(".counts li").First(tile => tile.TextContent.StartsWith("Level 3", StringComparison.Ordinal)).QuerySelector("b")!.TextContent, CultureInfo.InvariantCulture);

    /// <summary>A ladder of the district, a shut-down of the enterprise and closing days of the bureau, in place of those before.</summary>
    private Task<int> Assume(int level2, int? level3, (string From, string Until)? shutDown, (string From, string Until)? closed) => App.InDatabase(async db =>
    {
        var people = await db.People.ToDictionaryAsync(person => person.Name);
        Act By(string name, string day) => new(new Actor(people[name].Ref, [people[name].AsCapacity()]), DateOnly.Parse(day, CultureInfo.InvariantCulture), Clock.GetUtcNow().UtcDateTime);
        db.Perform(By(Cast.Administrator, "2026-10-01"), "Test");
        await db.Set<Closing>().ExecuteDeleteAsync();
        LadderStep[] steps =
        [
            new("L1", 1, [ChaseRecipient.Owner]), new("L2", level2, [ChaseRecipient.Owner]), new("W", 0, [ChaseRecipient.Manager]),
            .. level3 is { } third ? new LadderStep[] { new("L3", third, [ChaseRecipient.Manager]) } : [],
        ];
        var version = 1 + await db.ChasePolicies.CountAsync(row => row.DivisionCode == Cast.Division);
        db.Add(new ChasePolicyVersion(DeadlineKind.CommitmentDue, Cast.Division, version, new DateOnly(2026, 10, 1), steps, "Test", By(Cast.Administrator, "2026-10-01")));
        if (shutDown is { } shut)
        {
            db.Add(Closing.OfEnterprise(people[Cast.Lead].EnterpriseId!.Value, Day(shut.From), Day(shut.Until), "Stocktaking", By(Cast.Lead, "2026-10-01")));
        }

        if (closed is { } away)
        {
            db.Add(Closing.OfBureau(Cast.Division, Day(away.From), Day(away.Until), "Move", By(Cast.Manager, "2026-10-01")));
        }

        await db.ChangeRulesAsync(default);
        var saved = await db.SaveChangesAsync();
        await db.FreshRulesAsync(default);
        return saved;
    });

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
