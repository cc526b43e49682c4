using System.Net;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

public class ListMailTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_reads_the_mail_that_did_not_leave_as_text_only()
    {
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.Member)).Describe(Cast.Member, null, "mia@example.com", null, false);
            return await db.SaveChangesAsync();
        });
        await App.Make("2026-11-23", text: "<script>alert(1)</script> the gauges");
        await App.SendAsSystem(new Sweep(Clock.Today));
        await App.SendAsSystem(new DeliverNotices());

        var admin = await SignIn(Cast.Administrator);
        var list = await admin.Get("/mail");
        list.Shows("mia@example.com");
        var mail = await list.Follow(".t td a.main");
        mail.Shows("<script>alert(1)</script> the gauges", "https://localhost/cases/");
        Assert.DoesNotContain("<script>alert(1)", mail.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_and_only_files_of_the_folder()
    {
        var admin = await SignIn(Cast.Administrator);
        foreach (var name in new[] { "none.eml", "..%2Fassistance.db", "%2e%2e%2fkeys", "a.txt" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await admin.Try($"/mail/{name}")).Status);
        }

        await (await SignIn(Cast.Manager)).Get("/mail", HttpStatusCode.NotFound);
    }
}
