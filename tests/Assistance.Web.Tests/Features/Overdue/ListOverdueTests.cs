using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Features.Overdue;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Overdue;

public class ListOverdueTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_sees_what_is_late_with_its_level_and_every_number_opens_its_rows()
    {
        var promise = await App.Make("2026-10-30", side: Side.Regulator, text: "Arrange the laboratory");
        var page = await (await SignIn(Cast.Manager)).Get("/overdue");
        page.Shows("Arrange the laboratory", "15 working days overdue", "L3", $"{promise.Reference} C1", "Overdue on our side");
        var ours = await page.Follow(".counts a");
        ours.Shows("Arrange the laboratory").At("/overdue");
        Assert.Contains("side=regulator", ours.Path, StringComparison.Ordinal);
        (await page.Follow("Bureau")).Shows("Arrange the laboratory", "Ganjingzi District Bureau");
        (await page.Follow("Owner")).Shows(Cast.Caseworker);
        (await (await SignIn(Cast.CityManager)).Get("/overdue?level=3&bureau=210211&against=original")).Shows("Arrange the laboratory");
        Assert.DoesNotContain("Arrange the laboratory", (await (await SignIn(Cast.Manager)).Get("/overdue?level=1")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_day_is_worked_out_from_facts()
    {
        var promise = await App.Make("2026-10-30", text: "Label the lots");
        Clock.Set("2026-11-10");
        await App.With(promise, Cast.Member, (commitment, act) => commitment.Confirm([], null, null, Domain.Calendar.WorkingCalendar.WeekendsOnly, act));
        Clock.Set("2026-11-12");
        await App.With(promise, Cast.Caseworker, (commitment, act) => commitment.Return("Not all of them", new DateOnly(2026, 11, 16), Domain.Calendar.WorkingCalendar.WeekendsOnly, act));
        Clock.Reset();

        async Task<OverdueItem?> On(string day) => (await App.SendAsSystem(new ReviewOverdue(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))).FirstOrDefault(item => item.Id == promise.Id);
        Assert.Null(await On("2026-10-30"));
        Assert.Equal((5, 2), ((await On("2026-11-06"))!.WorkingDays, (await On("2026-11-06"))!.Level));
        Assert.Null(await On("2026-11-11"));
        Assert.Null(await On("2026-11-16"));
        Assert.Equal(4, (await On("2026-11-20"))!.WorkingDays);

        var manager = await SignIn(Cast.Manager);
        (await manager.Get("/overdue?asOf=2026-11-06")).Shows("Label the lots");
        (await manager.Get("/overdue?asOf=2026-11-11")).Hides("Label the lots");
        Assert.Null((await manager.Get("/overdue?asOf=2026-11-06")).Find("form#bulk"));
    }

    [Fact]
    public async Task A_decision_about_several_rows_says_for_each_what_became_of_it()
    {
        var sent = await App.Make("2026-11-13", text: "Train the welders");
        var confirmed = await App.Make("2026-11-12", text: "Seal the store");
        var manager = await SignIn(Cast.Manager);
        var form = await manager.Get("/overdue");
        await App.With(confirmed, Cast.Member, (commitment, act) => commitment.Confirm([], null, null, Domain.Calendar.WorkingCalendar.WeekendsOnly, act));
        var page = (await form.Submit("form#bulk", ("Selected", new[] { sent.Id.Value.ToString(), confirmed.Id.Value.ToString() }), ("Decision", "Notice"), ("Note", "Please hurry"))).Expect(HttpStatusCode.OK);
        page.Shows("2 selected: 1 done, 1 not done", "sent", "waits for verification");

        var number = await App.InDatabase(db => db.SupervisionNotices.Where(row => row.CaseId == sent.CaseId).Select(row => row.Number).SingleAsync());
        page.Shows(number);
        // a second one before the first is acknowledged is refused, and stays selected
        var again = await page.Submit("form#bulk", ("Selected", new[] { sent.Id.Value.ToString() }), ("Decision", "Notice"));
        again.Shows($"notice {number} is not acknowledged yet");
        Assert.True(again.The($"input[value='{sent.Id.Value}']").HasAttribute("checked"));

        var withdrawn = await again.Submit("form#bulk", ("Selected", new[] { sent.Id.Value.ToString() }), ("Decision", "Withdraw"), ("Note", "The line was closed"));
        withdrawn.Shows("1 selected: 1 done");
        Assert.Equal(CommitmentState.Withdrawn, await App.InDatabase(db => db.Commitments.Where(row => row.Id == sent.Id).Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task A_reassignment_names_the_new_owner_and_an_unknown_name_is_refused_in_its_row()
    {
        var promise = await App.Make("2026-11-13", side: Side.Regulator, text: "Send the sampler");
        var form = await (await SignIn(Cast.Manager)).Get("/overdue");
        var page = await form.Submit("form#bulk", ("Selected", new[] { promise.Id.Value.ToString() }), ("Decision", "Reassign"), ("NewOwner", "Nobody Known"));
        page.Shows("Nobody who is active is called “Nobody Known”");
        page = await page.Submit("form#bulk", ("Decision", "Reassign"), ("NewOwner", Cast.Backup));
        page.Shows("1 selected: 1 done");
        Assert.Equal(Cast.Backup, (await App.DeadlineOf(promise)).ResponsibleName);
    }

    [Fact]
    public async Task A_cause_is_recorded_and_its_countermeasure_becomes_a_commitment()
    {
        var promise = await App.Make("2026-11-12", side: Side.Regulator, text: "Hold the open day");
        var manager = await SignIn(Cast.Manager);
        var form = await manager.Get($"/overdue?cause={promise.Id.Value}");
        var refused = await form.Submit("tr.form form", ("Form.Countermeasure", "Ask the city for an expert"));
        refused.Expect(HttpStatusCode.BadRequest);
        Assert.Equal("Ask the city for an expert", refused.The("#Form_Countermeasure").GetAttribute("value"));
        var page = await refused.Submit("tr.form form",
            ("Form.CauseCode", "INSUFFICIENT_CAPABILITY"), ("Form.CountermeasureOwner", Cast.Caseworker), ("Form.CountermeasureDue", new DateOnly(2026, 12, 4)));
        page.At("/overdue").Shows("the countermeasure is commitment C2", "Insufficient capability");
        var made = await App.InDatabase(db => db.Commitments.SingleAsync(row => row.CaseId == promise.CaseId && row.Number == "C2"));
        Assert.Equal((CommitmentOrigin.Countermeasure, CommitmentState.Agreed, Cast.Caseworker, Cast.Manager), (made.Origin, made.State, made.OwnerName, made.VerifierName));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_in_at_most_four_statements()
    {
        await App.Make(60, "2026-11-09", text: "One of many");
        var manager = await SignIn(Cast.Manager);
        await manager.Get("/overdue?side=enterprise");
        App.Sql.Reset();
        var first = await manager.Get("/overdue?side=enterprise");
        Assert.True(App.Sql.Statements.Count <= 4, string.Join("\n---\n", App.Sql.Statements));
        var second = await first.Follow("a[rel=next]");
        var rows = first.All("input[name=Selected]").Concat(second.All("input[name=Selected]")).Select(box => box.GetAttribute("value")).ToList();
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.True(rows.Count >= 60);
    }

    [Fact]
    public async Task Only_managers_and_auditors_come_in_and_nobody_sees_or_decides_beyond_the_own_scope()
    {
        var promise = await App.Make("2026-11-13", text: "Mark the crates");
        await (await SignIn(Cast.Caseworker)).Get("/overdue", HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get("/overdue", HttpStatusCode.NotFound);
        var auditor = await (await SignIn(Cast.Auditor)).Get("/overdue");
        auditor.Shows("Mark the crates");
        Assert.Null(auditor.Find("form#bulk"));

        var foreign = await SignIn(Cast.ForeignManager);
        (await foreign.Get("/overdue")).Hides("Mark the crates");
        var forged = await foreign.Post("/overdue?handler=Decide", ("Selected", promise.Id.Value.ToString()), ("Decision", "Withdraw"), ("Note", "Mine now"));
        forged.Hides(promise.Reference);
        Assert.Equal(CommitmentState.Agreed, await App.InDatabase(db => db.Commitments.Where(row => row.Id == promise.Id).Select(row => row.State).SingleAsync()));
        var cause = await foreign.Post($"/overdue?handler=Cause&cause={promise.Id.Value}", ("Form.CauseCode", "RESOURCE"));
        Assert.Equal(HttpStatusCode.NotFound, cause.Status);
    }
}
