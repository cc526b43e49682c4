using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Jobs;

public class ShowJobTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_job_shows_its_times_and_its_runs_with_their_errors()
    {
        await App.RanJob("backup", succeeded: true, null);
        await App.RanJob("backup", succeeded: false, "The disk is full");
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/jobs");
        page = (await page.Follow("#failures a")).At("/admin/jobs/backup");
        page.Shows("The disk is full", "0 30 1 * * ?");
        Assert.Single(page.All("main .st.good"));
        Assert.Single(page.All("main .st.bad"));
    }

    [Fact]
    public async Task What_is_no_job_is_not_found() =>
        await (await SignIn(Cast.Administrator)).Get("/admin/jobs/nothing", HttpStatusCode.NotFound);

    [Theory]
    [InlineData(Cast.Manager)]
    [InlineData(Cast.Caseworker)]
    [InlineData(Cast.Lead)]
    [InlineData(Cast.Auditor)]
    public async Task Nobody_else_comes_in(string person) =>
        await (await SignIn(person)).Get("/admin/jobs/check", HttpStatusCode.NotFound);
}
