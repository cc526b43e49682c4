using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ReassessProblemTests(AssistanceApp app) : WebTest(app)
{
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
