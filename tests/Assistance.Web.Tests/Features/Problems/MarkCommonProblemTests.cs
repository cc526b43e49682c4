using Assistance.Domain.Common;
using Assistance.Web.Features.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class MarkCommonProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_same_problem_of_another_case_is_found_and_marked_and_unmarked()
    {
        var (here, there) = (await SampleCase.EnterAsync(App), await SampleCase.EnterAsync(App));
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.MarkCommon(here.Reference, "P1") + "?q=pass+rate");

        var page = await form.Submit("#common", ("Same", there.ProblemId.ToString()), ("Label", "Weak weld qualification"));

        page.At(ProblemsLinks.Details(here.Reference, "P1")).Shows("Weak weld qualification", there.Reference);
        (await (await SignIn(Cast.Lead)).Get(ProblemsLinks.Details(here.Reference, "P1"))).Hides("Weak weld qualification");
        var again = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.MarkCommon(here.Reference, "P1"));
        (await again.Submit("form[action*=Unmark]")).Hides("Weak weld qualification");
    }

    [Fact]
    public async Task One_has_to_be_chosen_and_named()
    {
        var (here, there) = (await SampleCase.EnterAsync(App), await SampleCase.EnterAsync(App));
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.MarkCommon(here.Reference, "P1") + "?q=pass+rate");

        (await form.Submit("#common")).Refuses("Same");
        (await form.Submit("#common", ("Same", there.ProblemId.ToString()))).Refuses("Label");
    }

    [Fact]
    public async Task What_one_does_not_see_cannot_be_marked()
    {
        var here = await SampleCase.EnterAsync(App);
        await Assert.ThrowsAsync<NotFoundException>(() => App.SendAs(Cast.Caseworker, new MarkCommonProblem(here.Reference, "P1", ProblemId.New(), "Same")));
        await App.HiddenFrom(ProblemsLinks.MarkCommon(here.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.MarkCommon(here.Reference, "P9"), Cast.Caseworker);
    }
}
