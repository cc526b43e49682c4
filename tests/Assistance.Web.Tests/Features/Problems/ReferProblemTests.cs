using Assistance.Domain.Problems;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ReferProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_manager_refers_a_problem_and_the_enterprise_does_not_read_where_to()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"));

        var page = await form.Submit("main form", ("To", "Enforcement team"), ("Note", "Forged test reports"));

        page.At(ProblemsLinks.Details(made.Reference, "P1")).Shows("Referred", "Enforcement team", "Forged test reports");
        (await (await SignIn(Cast.Lead)).Get(ProblemsLinks.Details(made.Reference, "P1"))).Shows("Left the assistance route").Hides("Enforcement team", "Forged test reports");
        (await (await SignIn(Cast.Auditor)).Get(ProblemsLinks.Details(made.Reference, "P1"))).Shows("Enforcement team");
        Assert.Equal(ProblemState.Referred, (await App.ProblemOf(made, "P1")).State);
    }

    [Fact]
    public async Task A_referral_names_the_body_and_the_grounds()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Refer(made.Reference, "P1"));

        (await form.Submit("main form")).Refuses("To").Refuses("Note");
    }

    [Fact]
    public async Task Only_a_manager_in_charge_refers()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Refer(made.Reference, "P1"), Cast.Caseworker, Cast.Lead, Cast.Auditor, Cast.ForeignManager);
        await App.HiddenFrom(ProblemsLinks.Refer(made.Reference, "P9"), Cast.Manager);
    }
}
