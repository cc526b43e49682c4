using System.Net;
using Assistance.Domain.Common;
using Assistance.Web.Features.Feeds;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Feeds;

public class ManageFeedTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_calendar_program_reads_the_own_deadlines_without_signing_in()
    {
        await App.Make("2027-01-15", owner: Cast.Member, text: "Calibrate, then seal; the gauges");
        await App.Make("2027-01-18", side: Side.Regulator, text: "Send the laboratory");
        var address = await Make(Cast.Member);

        var file = await Read(address);

        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", file, StringComparison.Ordinal);
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains("SUMMARY:Commitment due: C1 Calibrate\\, then seal\\; the gauges", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20270115", lines);
        Assert.Contains(lines, line => line.StartsWith("URL:https://localhost/cases/BF-", StringComparison.Ordinal) && line.EndsWith("/commitments/C1", StringComparison.Ordinal));
        Assert.DoesNotContain("Send the laboratory", file, StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task A_planned_visit_stands_at_its_hour_in_UTC()
    {
        var made = await SampleCase.EnterAsync(App);
        var caseworker = await App.PersonNamed(Cast.Caseworker);
        await App.SendAs(Cast.Caseworker, new PlanVisit(made.Reference, Domain.Visits.VisitPurpose.FollowUp, Clock.Today.AddDays(3), new TimeOnly(14, 0), [caseworker.Id.Value]));
        var file = await Read(await Make(Cast.Caseworker));
        Assert.Contains($"DTSTART:{Clock.Today.AddDays(3):yyyyMMdd}T060000Z\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_revoking_ends_both()
    {
        var before = await Audited();
        var first = await Make(Cast.Lead);
        var second = await Make(Cast.Lead);
        Assert.Equal(HttpStatusCode.NotFound, await Status(first));
        Assert.Equal(HttpStatusCode.OK, await Status(second));
        Assert.Equal(HttpStatusCode.NotFound, await Status(second[..^1] + (second[^1] == '0' ? '1' : '0')));

        var page = await (await (await SignIn(Cast.Lead)).Get("/feeds")).Submit("form[action*='Revoke']");

        page.At("/feeds").Shows("The calendar feed has ended");
        Assert.Equal(HttpStatusCode.NotFound, await Status(second));
        Assert.Equal(before + 3, await Audited());
    }

    [Fact]
    public async Task Nobody_reads_the_feed_of_somebody_else_with_the_own_secret()
    {
        var address = await Make(Cast.Lead);
        var member = (await App.PersonNamed(Cast.Member)).Id.Value;
        var lead = (await App.PersonNamed(Cast.Lead)).Id.Value;
        Assert.Equal(HttpStatusCode.NotFound, await Status(address.Replace(lead.ToString(), member.ToString(), StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/feeds/{member}/{FeedsLinks.Manage.Length}"));
    }

    private Task<int> Audited() => App.InDatabase(db => db.AuditEntries.CountAsync(row => row.Change == "FeedRenewed" || row.Change == "FeedRevoked"));

    private async Task<string> Make(string person)
    {
        var page = await (await (await SignIn(person)).Get("/feeds")).Submit("main form:not([action*='Revoke'])");
        return new Uri(page.The("code").TextContent).AbsolutePath;
    }

    private async Task<string> Read(string address)
    {
        using var client = App.CreateDefaultClient(new Uri("https://localhost"));
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> Status(string address)
    {
        using var client = App.CreateDefaultClient(new Uri("https://localhost"));
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
