using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Problems;

public class ListLookBacksTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Look_backs_to_be_done_are_listed_with_their_day()
    {
        var made = await SampleCase.EnterAsync(App);
        (await (await SignIn(Cast.ForeignManager)).Get(ProblemsLinks.LookBacks)).Shows("No look-backs are to be done");
        await App.Resolved(made);

        var browser = await SignIn(Cast.Caseworker);
        App.Sql.Reset();
        var page = await browser.Get(ProblemsLinks.LookBacks);

        page.Shows("P1 Seam pass rate only 89.4%", made.Reference, "18 Feb 2027", Cast.Caseworker);
        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        (await (await SignIn(Cast.ForeignManager)).Get(ProblemsLinks.LookBacks)).Hides(made.Reference);
        Clock.Set("2027-03-01");
        (await (await SignIn(Cast.Auditor)).Get(ProblemsLinks.LookBacks + "?after=nonsense")).Shows(made.Reference, "Overdue");
    }

    [Fact]
    public async Task It_is_a_list_of_the_regulator() =>
        await App.HiddenFrom(ProblemsLinks.LookBacks, Cast.Lead, Cast.Expert, Cast.Administrator);
}
