using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class DismissProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task What_is_no_problem_is_dismissed_with_a_reason()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Dismiss(made.Reference, number));

        (await form.Submit("main form", ("Reason", " "))).Refuses("Reason");
        (await form.Submit("main form", ("Reason", "It is the customer's glue"))).At(ProblemsLinks.Details(made.Reference, number)).Shows("Dismissed", "It is the customer's glue");
    }

    [Fact]
    public async Task What_is_worked_on_is_not_dismissed()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Dismiss(made.Reference, "P1"));

        (await form.Submit("main form", ("Reason", "No"))).Expect(System.Net.HttpStatusCode.BadRequest).Shows("cannot be dismissed");
    }

    [Fact]
    public async Task What_a_consultation_waits_for_is_not_dismissed_in_silence()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        await App.SendAs(Cast.Caseworker, new Assistance.Web.Features.Consultations.ChangeProblems(made.Reference, "H1", ["P1", number]));
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Dismiss(made.Reference, number));

        (await form.Submit("main form", ("Reason", "It is the customer's glue"))).Expect(System.Net.HttpStatusCode.BadRequest).Shows("H1 is still open");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Dismiss(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.Dismiss(made.Reference, "P9"), Cast.Caseworker);
    }
}
