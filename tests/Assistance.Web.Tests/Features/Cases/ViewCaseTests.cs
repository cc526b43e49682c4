using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ViewCaseTests(AssistanceApp app) : WebTest(app)
{
    private static readonly string[] tabs = ["", "/visits", "/problems", "/consultations", "/commitments", "/outcome", "/files", "/timeline"];

    [Fact]
    public async Task The_page_shows_stage_board_problems_people_and_what_blocks_closing()
    {
        var reference = await App.OpenCase();
        await App.ReportProblem(reference);
        await App.Promise(reference, Side.Regulator, "Bring the laboratory", new DateOnly(2026, 10, 30));
        await App.Promise(reference, Side.Enterprise, "Train the welders", new DateOnly(2026, 12, 31));
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get("/cases/" + reference);

        page.Shows("First Works Ltd", "15 working days overdue", "C1 Bring the laboratory", "C2 Train the welders", "P1 Porous welds", "4 things block closing", "C1 is overdue", "P1 is not solved");
        Assert.NotNull(page.Find(".track [aria-current=step]"));
        Assert.Equal(2, page.All(".board .bc").Count);
        Assert.NotNull(page.Find(".board .bc.l.bad"));
    }

    [Fact]
    public async Task Every_tab_has_an_address()
    {
        var reference = await App.OpenCase();
        var browser = await SignIn(Cast.Reader);
        foreach (var tab in tabs)
        {
            await browser.Get($"/cases/{reference}{tab}");
        }

        await browser.Get($"/cases/{reference}/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_takes_at_most_six_statements_however_much_happened()
    {
        var reference = await App.OpenCase();
        var browser = await SignIn(Cast.Manager);
        await browser.Get("/cases/" + reference);
        App.Sql.Reset();
        await browser.Get("/cases/" + reference);
        var few = App.Sql.Statements.Count;

        await App.InDatabase(async db =>
        {
            var found = await db.Cases.SingleAsync(one => one.Reference == reference);
            var act = await CaseScenes.ActOf(App, Cast.Caseworker);
            for (var number = 0; number < 1000; number++)
            {
                found.Note("Note " + number, false, act);
            }

            return await db.SaveChangesAsync();
        });
        await App.Promise(reference, Side.Regulator, "Bring the laboratory", new DateOnly(2026, 10, 30));
        await App.ReportProblem(reference);
        App.Sql.Reset();
        await browser.Get("/cases/" + reference);

        Assert.InRange(few, 1, 6);
        Assert.InRange(App.Sql.Statements.Count, 1, 6);
    }

    [Fact]
    public async Task What_is_foreign_answers_as_what_does_not_exist()
    {
        var reference = await App.OpenCase();
        foreach (var stranger in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager, Cast.Expert, Cast.Administrator })
        {
            var browser = await SignIn(stranger);
            var missing = await browser.Get("/cases/BF-000000-2026-999", HttpStatusCode.NotFound);
            foreach (var tab in tabs)
            {
                var page = await browser.Get($"/cases/{reference}{tab}", HttpStatusCode.NotFound);
                Assert.Equal(missing.Text, page.Text);
            }
        }
    }

    [Fact]
    public async Task The_enterprise_does_not_read_what_blocks_closing_nor_internal_notes()
    {
        var reference = await App.OpenCase();
        await App.SendAs(Cast.Caseworker, new AddNote(reference, "Only among us", true));
        await App.SendAs(Cast.Caseworker, new AddNote(reference, "For all to read", false));
        var browser = await SignIn(Cast.Lead);

        var page = await browser.Get("/cases/" + reference);

        page.Shows("For all to read").Hides("Only among us", "block closing");
    }
}
