using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ChangeRemedyTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_comes_second_sees_both_wordings()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R1");
        var (one, other) = (await (await SignIn(Cast.Caseworker)).Get(address), await (await SignIn(Cast.Manager)).Get(address));
        await one.Submit("main form", ("Form.Text", "First wording"));

        var conflict = (await other.Submit("main form", ("Form.Text", "Second wording"))).Expect(System.Net.HttpStatusCode.Conflict).Shows("First wording", "Second wording");

        (await conflict.Submit("main form", ("Form.Text", "First wording"))).Shows("First wording").Hides("Second wording");
    }

    [Fact]
    public async Task A_remedy_is_changed_while_the_problem_is_worked_on()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R1"));
        Assert.Equal("Qualify the procedure anew", form.The("[name='Form.Text']").TextContent.Trim());

        (await form.Submit("main form", ("Form.Text", ""))).Refuses("Form.Text");
        (await form.Submit("main form", ("Form.Text", "Qualify two procedures"))).At(ProblemsLinks.Details(made.Reference, "P1")).Shows("Qualify two procedures");
    }

    [Fact]
    public async Task What_has_ended_is_not_changed()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.Resolved(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R1"));

        (await form.Submit("main form", ("Form.Text", "Too late"))).Expect(System.Net.HttpStatusCode.BadRequest).Shows("has ended");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.ChangeRemedy(made.Reference, "P1", "R9"), Cast.Caseworker);
    }
}
