using System.Net;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;

namespace Assistance.Web.Tests.Features.Cases;

public class PrintPlanTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_plan_holds_problems_remedies_and_what_each_side_does_by_when()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Lead);

        (await browser.Get(CasesLinks.Plan(made.Reference)))
            .Shows("One enterprise, one plan", made.Reference + "-PLAN", "Qualification does not match", "Qualify the procedure anew", "Arrange a test laboratory", "2026-12-15");
        (await WordText.Get(browser, CasesLinks.Plan(made.Reference) + "?format=word&language=zh-CN"))
            .Holds("一企一策", "监管部门要做的", "企业要做的", "Qualify two welders", "2026-12-01");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.OtherLead, Cast.ForeignManager, Cast.Expert, Cast.Administrator })
        {
            await (await SignIn(other)).Get(CasesLinks.Plan(made.Reference) + "?format=word", HttpStatusCode.NotFound);
        }
    }
}
