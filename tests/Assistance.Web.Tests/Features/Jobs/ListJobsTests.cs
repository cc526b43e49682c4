using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Jobs;

/// <summary>On a node that runs no jobs itself; that jobs do run is seen by the kill suite, on real nodes.</summary>
public class ListJobsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_sees_every_job_with_its_last_run_and_its_next()
    {
        await App.RanJob("check", succeeded: true, null);
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/jobs");
        Assert.Equal(Schedule.Jobs.Count, page.All("#jobs tbody tr").Count);
        page.Shows("Nightly check", "daily 02:30", "Run now", "This node runs no jobs");
        Assert.NotNull(page.Find("#job-check .st.good"));
        (await (await SignIn(Cast.Administrator)).Speaking("zh-CN").Get("/admin/jobs")).Shows("夜间自查", "立即运行");
    }

    [Fact]
    public async Task A_failed_run_is_shown_with_its_error_and_can_be_retried()
    {
        await App.RanJob("backup", succeeded: false, "The disk is full");
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/jobs");
        page.Shows("The disk is full", "Retry");
        page = await page.Submit("#job-backup form[action*='Run']");
        page.Shows("“Nightly backup” runs as soon as a node is free");
        Assert.Equal("Run", await Audited("backup"));
    }

    [Fact]
    public async Task A_paused_job_says_so_and_by_whom_until_it_is_resumed()
    {
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/jobs");
        page = await page.Submit("#job-seal form[action*='Pause']");
        page.Shows("does not run by itself", "Paused by Ada Administrator");
        Assert.Null(page.Find("#job-seal form[action*='Pause']"));
        Assert.Equal("Pause", await Audited("seal"));
        page = await page.Submit("#job-seal form[action*='Resume']");
        page.Shows("runs by itself again").Hides("Paused by");
        Assert.Equal("Resume", await Audited("seal"));
    }

    [Fact]
    public async Task What_is_no_job_is_not_found_and_what_has_no_times_cannot_be_paused()
    {
        var browser = await SignIn(Cast.Administrator);
        await browser.Get("/admin/jobs");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/admin/jobs?handler=Run&job=nothing")).Status);
        (await browser.Post("/admin/jobs?handler=Pause&job=sweep-after-start")).Expect(HttpStatusCode.BadRequest).Shows("nothing to pause");
    }

    [Fact]
    public async Task Nobody_else_comes_in()
    {
        foreach (var person in new[] { Cast.Manager, Cast.Caseworker, Cast.Lead, Cast.Auditor })
        {
            var browser = await SignIn(person);
            await browser.Get("/admin/jobs", HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/admin/jobs?handler=Run&job=check")).Status);
        }
    }

    private Task<string?> Audited(string job) => App.InDatabase(db => db.AuditEntries.AsNoTracking()
        .Where(row => row.Record == "Job" && row.RecordKey == job).OrderByDescending(row => row.Id).Select(row => row.Change).FirstOrDefaultAsync());
}
