using System.Net;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

public class HoldLookBackTests(AssistanceApp app) : WebTest(app)
{
    [Theory]
    [InlineData(LookBackResult.Effective, ProblemState.Effective)]
    [InlineData(LookBackResult.NotEffective, ProblemState.Reopened)]
    public async Task The_problem_follows_what_was_seen(LookBackResult result, ProblemState state)
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Resolved(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.HoldLookBack(made.Reference, "P1"));
        form.Shows("Qualify the procedure anew");

        var page = await form.Submit("main form", ("Result", result.ToString()), ("Note", "Thirty seams were tested"));

        page.At(ProblemsLinks.Details(made.Reference, "P1")).Shows("Thirty seams were tested");
        Assert.Equal(state, (await App.ProblemOf(made, "P1")).State);
        Assert.False(await App.InDatabase(db => db.Deadlines.AnyAsync(one => one.CaseId == made.Id && one.Kind == DeadlineKind.LookBackDue && one.ClosedOn == null)));
    }

    [Fact]
    public async Task Who_writes_it_down_second_sees_both_and_the_first_holds()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Resolved(made);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.HoldLookBack(made.Reference, "P1"));
        await App.SendAs(Cast.Caseworker, new HoldLookBack(made.Reference, "P1", LookBackResult.Effective, Clock.Today, "Thirty seams were tested"));

        var page = (await form.Submit("main form", ("Result", "NotEffective"), ("Note", "Two seams leaked"))).Expect(HttpStatusCode.Conflict);

        page.Shows("Thirty seams were tested", "Two seams leaked", Cast.Caseworker, "what is saved holds");
        (await page.Follow("Back to the record")).At(ProblemsLinks.Details(made.Reference, "P1"));
        Assert.Equal(ProblemState.Effective, (await App.ProblemOf(made, "P1")).State);
    }

    [Fact]
    public async Task It_says_what_was_seen_and_when()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Resolved(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.HoldLookBack(made.Reference, "P1"));

        (await form.Submit("main form", ("On", ""))).Refuses("Result").Refuses("Note").Refuses("On");
        (await form.Submit("main form", ("On", new DateOnly(2026, 12, 24)), ("Result", "Effective"), ("Note", "Tomorrow"))).Refuses("On", "future");
    }

    [Fact]
    public async Task Without_one_there_is_no_page_and_others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.HoldLookBack(made.Reference, "P1"), Cast.Caseworker);
        await App.Resolved(made);
        await App.HiddenFrom(ProblemsLinks.HoldLookBack(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
    }
}
