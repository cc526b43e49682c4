using System.Net;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class CorrectProblemTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_words_of_a_report_are_mended()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Correct(made.Reference, number));

        var page = await form.Submit("main form", ("Title", "Labels come off in the rain"));

        page.At(ProblemsLinks.Details(made.Reference, number)).Shows("Labels come off in the rain", "Standards");
    }

    [Fact]
    public async Task Two_people_who_correct_at_once_see_both_versions()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        var first = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Correct(made.Reference, number));
        var second = await (await SignIn(Cast.Manager)).Get(ProblemsLinks.Correct(made.Reference, number));
        await first.Submit("main form", ("Title", "First words"));

        (await second.Submit("main form", ("Title", "Second words"))).Expect(HttpStatusCode.Conflict).Shows("First words", "Second words");
    }

    [Fact]
    public async Task What_is_worked_on_stays_as_it_was_reported()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(ProblemsLinks.Correct(made.Reference, "P1"));

        (await form.Submit("main form", ("Title", ""))).Refuses("Title");
        (await form.Submit("main form", ("Title", "New words"))).Expect(HttpStatusCode.BadRequest).Shows("can no longer be changed");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.HiddenFrom(ProblemsLinks.Correct(made.Reference, "P1"), Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker);
        await App.HiddenFrom(ProblemsLinks.Correct(made.Reference, "P9"), Cast.Caseworker);
    }
}
