using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ReassessProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_who_assess_differently_see_both()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Reassess(made.Reference, "P1"));
        await App.SendAs(Cast.Caseworker, new ReassessProblem(made.Reference, "P1", Severity.S2, Triage.Deferred, "Whole batches"));

        var conflict = (await form.Submit("main form", ("Severity", nameof(Severity.S1)), ("Rationale", "A recall is needed"))).Expect(System.Net.HttpStatusCode.Conflict);

        conflict.Shows("S2 major", "S1 critical", Cast.Caseworker);
        await conflict.Submit("main form", ("Severity", nameof(Severity.S1)));
        Assert.Equal(Severity.S1, (await App.ProblemOf(made, "P1")).Severity);
    }

    [Fact]
    public async Task Severity_changes_and_what_it_was_stays_in_the_record()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Reassess(made.Reference, "P1"));

        var page = await form.Submit("main form", ("Severity", nameof(Severity.S1)), ("Rationale", "A recall is needed"));

        page.At(ProblemsLinks.Details(made.Reference, "P1")).Shows("S3 minor → S1 critical", "A recall is needed");
    }

    [Fact]
    public async Task It_needs_a_change_and_a_reason()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Reassess(made.Reference, "P1"));

        (await form.Submit("main form", ("Severity", nameof(Severity.S1)))).Refuses("Rationale");
        (await form.Submit("main form", ("Rationale", "Nothing new"))).Expect(System.Net.HttpStatusCode.BadRequest).Shows("Neither severity nor triage has changed");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Reassess(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.Reassess(made.Reference, "P9"), Cast.Caseworker);
    }
}
