using System.Net;
using System.Text;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Admin;

public class ShowCalendarTests(AssistanceApp app) : WebTest(app)
{
    private const string Header = "date,name_zh,name_en,is_workday\n";

    [Fact]
    public async Task A_file_is_looked_at_before_it_counts_and_open_deadlines_follow()
    {
        var made = await SampleCase.EnterAsync(App);
        var before = await NextChase(made);
        var page = (await (await SignIn(Cast.Administrator)).Get("/admin/calendar")).Shows("The holidays of 2027 are missing");
        var days = await App.InDatabase(db => db.CalendarRows.AsNoTracking().Where(row => row.Date >= new DateOnly(2026, 1, 1) && row.Date <= new DateOnly(2026, 12, 31)).ToListAsync());
        // the fifth working day before 2026-12-01 becomes a holiday
        var file = Header + string.Concat(days.Select(day => $"{day.Date:yyyy-MM-dd},{day.NameZh},{day.NameEn},{(day.IsWorkday ? 1 : 0)}\n"))
            + string.Concat(Enumerable.Range(24, 5).Select(day => $"2026-11-{day},X,Test week,0\n"));

        var preview = await page.Submit("form[enctype]", ("Upload", new Upload("days.csv", Encoding.UTF8.GetBytes(file), "text/csv")));
        preview.Expect(HttpStatusCode.OK).Shows("What this file changes", "Test week");
        Assert.Equal(before, await NextChase(made));

        (await preview.Submit("form[action*='handler=Apply']")).At("/admin/calendar").Shows("5 added, 0 changed, 0 removed");
        Assert.NotEqual(before, await NextChase(made));

        // the version, who brought it, and what it changed
        var kept = (await (await SignIn(Cast.Administrator)).Get("/admin/calendar")).Shows("Imports", "days.csv", Cast.Administrator, "5 added, 0 changed, 0 removed", "Test week", "cn_holidays_2020_2026.csv");
        var version = await App.InDatabase(db => db.CalendarVersions.AsNoTracking().OrderByDescending(row => row.Version).FirstAsync());
        Assert.Equal((2, 5), (version.Version, version.Changes.Count));
        Assert.True(version.Moved > 0);
        Assert.Equal([2026], version.Years);
        Assert.Equal(2, kept.All("#versions tbody tr").Count);
    }

    [Fact]
    public async Task A_missing_year_is_told_to_every_manager_and_degrades_the_health_once_something_open_needs_it()
    {
        var made = await SampleCase.EnterAsync(App);
        (await (await SignIn(Cast.Manager)).Get("/today")).Shows("The holidays of 2027 are not known: in 42 days");
        (await (await SignIn(Cast.CityManager)).Get("/today")).Shows("The holidays of 2027 are not known");
        (await (await SignIn(Cast.Caseworker)).Get("/today")).Hides("are not known");
        (await (await SignIn(Cast.Administrator)).Get("/chasing")).Shows("42 days left");
        await App.InDatabase(db => db.Deadlines.Where(row => row.ClosedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextChaseOn, new DateOnly(2026, 11, 25)).SetProperty(row => row.Due, new DateOnly(2026, 11, 30))));
        Assert.DoesNotContain("2027", (await Health()).GetProperty("neededCalendarYears").ToString(), StringComparison.Ordinal);
        await App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == made.Ours.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextChaseOn, new DateOnly(2026, 12, 30)).SetProperty(row => row.Due, new DateOnly(2027, 1, 6))));
        var health = await Health();
        Assert.Equal("[2027]", health.GetProperty("neededCalendarYears").ToString());
        Assert.NotEqual("healthy", health.GetProperty("status").GetString());
        (await (await SignIn(Cast.Administrator)).Get("/chasing")).Shows("reach into 2027");

        Clock.Set("2027-01-04");
        (await (await SignIn(Cast.Manager)).Get("/today")).Shows("are being counted by weekends only");
        Clock.Set("2026-08-03");
        (await (await SignIn(Cast.Manager)).Get("/today")).Hides("holidays of 2027");
    }

    private async Task<System.Text.Json.JsonElement> Health()
    {
        using var client = App.CreateDefaultClient(new Uri("https://localhost"));
        using var answer = await client.GetAsync(new Uri("/health/chasing", UriKind.Relative));
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named_and_nothing_changes()
    {
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/calendar?year=2026");

        (await page.Submit("form[enctype]", ("Upload", new Upload("days.csv", Encoding.UTF8.GetBytes(Header + "2027-01-01,X,Y,perhaps\n"), "text/csv"))))
            .Expect(HttpStatusCode.BadRequest).Shows("These lines cannot be read: 2");
        (await page.Submit("form[enctype]")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_else_sees_it() => await (await SignIn(Cast.Manager)).Get("/admin/calendar", HttpStatusCode.NotFound);

    private Task<DateOnly?> NextChase(SampleCase made) =>
        App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == made.Ours.Value).Select(row => row.NextChaseOn).SingleAsync());
}
