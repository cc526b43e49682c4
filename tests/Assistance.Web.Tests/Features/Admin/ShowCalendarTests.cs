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
