using System.Net;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

public class VisitDetailsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Everybody_of_the_case_reads_it_and_is_offered_what_they_may_do()
    {
        var made = await SampleCase.EnterAsync(App);
        var address = VisitsLinks.Details(made.Reference, "V1");

        (await (await SignIn(Cast.Caseworker)).Get(address)).Shows("Seams are reworked", "P1 Seam pass rate", "Acknowledged on the spot", "Correct the record");
        (await (await SignIn(Cast.Lead)).Get(address)).Shows("Acknowledge", "Rate").Hides("/correct");
        (await (await SignIn(Cast.Reader)).Get(address)).Hides("/acknowledge", "/correct", "/rate");
        (await (await SignIn(Cast.Auditor)).Get(address)).Hides("/acknowledge", "/correct", "/rate");
        (await (await SignIn(Cast.Caseworker)).Speaking("zh-CN").Get(address)).Shows("走访 V1", "0 元（规定）");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        foreach (var other in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.Expert, Cast.Administrator })
        {
            await (await SignIn(other)).Get(VisitsLinks.Details(made.Reference, "V1"), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(VisitsLinks.Details(made.Reference, "V9"), HttpStatusCode.NotFound);
    }
}
