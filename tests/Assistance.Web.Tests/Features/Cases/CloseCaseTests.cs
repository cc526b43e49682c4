using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class CloseCaseTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Closing_with_something_open_is_refused_with_the_list()
    {
        var reference = await App.OpenCase();
        await App.ReportProblem(reference);
        await App.Promise(reference, Side.Regulator, "Bring the laboratory", new DateOnly(2026, 10, 30));
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Close(reference));

        var page = await form.Submit("main form", ("Result", "ClosedEffective"), ("LessonsLearned", "Ask early"));

        page.Expect(HttpStatusCode.BadRequest).Shows("3 things still block closing", "C1 is overdue", "P1 is not solved", "No result has been measured");
        Assert.Equal("Ask early", page.The("textarea").TextContent.Trim());
        Assert.Equal(CaseStatus.Open, (await App.CaseOf(reference)).Status);
    }

    [Fact]
    public async Task A_case_with_nothing_open_is_closed_with_its_lessons()
    {
        var reference = await App.OpenCase();
        await App.Measure(reference, 96.7m);
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Close(reference));

        var page = await form.Submit("main form", ("Result", "ClosedEffective"), ("LessonsLearned", "Ask early"));

        page.At("/cases/" + reference).Shows("Closed on 20 Nov 2026", "Effective");
        var found = await App.CaseOf(reference);
        Assert.Equal((CaseStatus.Closed, "Ask early"), (found.Status, found.LessonsLearned));
    }

    [Fact]
    public async Task What_was_not_solved_ends_unresolved_when_the_assistance_did_not_work()
    {
        var reference = await App.OpenCase();
        await App.ReportProblem(reference);
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Close(reference));

        var page = await form.Submit("main form", ("Result", "ClosedNotEffective"), ("LessonsLearned", "Too late"));

        page.At("/cases/" + reference).Shows("Not effective");
        var state = await App.InDatabase(async db => (await db.Problems.SingleAsync(one => one.CaseId == db.Cases.Single(other => other.Reference == reference).CaseId)).State);
        Assert.Equal(ProblemState.Unresolved, state);
    }

    [Fact]
    public async Task A_promise_blocks_whatever_the_result()
    {
        var reference = await App.OpenCase();
        await App.Promise(reference, Side.Enterprise, "Train the welders", new DateOnly(2026, 12, 31));
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Close(reference));

        var page = await form.Submit("main form", ("Result", "ClosedNotEffective"), ("LessonsLearned", "Too late"));

        page.Expect(HttpStatusCode.BadRequest).Shows("C1 is still open");
    }

    [Fact]
    public async Task A_case_that_ends_with_an_unresolved_problem_leaves_nothing_to_chase()
    {
        var reference = await App.OpenCase();
        await App.ReportProblem(reference);
        await App.Promise(reference, Side.Enterprise, "Train the welders", new DateOnly(2026, 12, 31));
        await App.SendAs(Cast.Manager, new Assistance.Web.Features.Commitments.WithdrawCommitment(reference, "C1", "Not needed", true));

        await App.SendAs(Cast.Manager, new CloseCase(reference, Assistance.Domain.Cases.CaseResult.ClosedNotEffective, "Too late"));

        var id = (await App.CaseOf(reference)).CaseId;
        Assert.False(await App.InDatabase(db => db.Deadlines.AnyAsync(row => row.CaseId == id && row.ClosedOn == null)));
        Assert.Equal(Assistance.Domain.Problems.ProblemState.Unresolved, (await App.InDatabase(db => db.Problems.SingleAsync(row => row.CaseId == id))).State);
    }

    [Fact]
    public async Task Closing_needs_a_result_and_lessons()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Manager)).Get(CasesLinks.Close(reference));

        var page = await form.Submit("main form", ("LessonsLearned", ""));

        page.Refuses("Result").Refuses("LessonsLearned");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_closes()
    {
        var reference = await App.OpenCase();
        foreach (var other in new[] { Cast.Caseworker, Cast.Lead, Cast.ForeignManager })
        {
            await (await SignIn(other)).Get(CasesLinks.Close(reference), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Manager)).Get(CasesLinks.Close("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
