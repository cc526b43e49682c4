using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Problems;

public class ReopenProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_opens_a_resolved_problem_again_and_its_look_back_is_called_off()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Resolved(made);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Reopen(made.Reference, "P1"));

        (await form.Submit("main form")).Refuses("Reason");
        var page = await form.Submit("main form", ("Reason", "The rate fell again"));

        page.At(ProblemsLinks.Details(made.Reference, "P1")).Shows("Reopened", "The rate fell again", "Withdrawn");
        var state = await App.InDatabase(db => db.LookBacks.Where(one => one.ProblemId == made.ProblemId).Select(one => one.State).SingleAsync());
        Assert.Equal(LookBackState.Withdrawn, state);
    }

    [Fact]
    public async Task What_is_open_is_not_opened_again()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Reopen(made.Reference, number));

        (await form.Submit("main form", ("Reason", "No"))).Expect(System.Net.HttpStatusCode.BadRequest).Shows("cannot be reopened");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_reopens()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Reopen(made.Reference, "P1"), Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager);
        await App.HiddenFrom(ProblemsLinks.Reopen(made.Reference, "P9"), Cast.Manager);
    }
}
