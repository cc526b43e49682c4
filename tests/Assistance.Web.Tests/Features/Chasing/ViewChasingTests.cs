using System.Net;
using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

public class ViewChasingTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_sweeps_and_checks_and_nothing_is_forgotten()
    {
        var promise = await App.Make("2026-10-30");
        var page = await (await SignIn(Cast.Administrator)).Get("/chasing");
        page.Shows("Four checks", "Sweep", "Deliver notices", "daily 06:00 and 18:00");
        page = await page.Submit("form[action*='Sweep']");
        page.At("/chasing").Shows("The sweep is done");
        Assert.Equal(3, (await App.DeadlineOf(promise)).LevelRaised);
        page = await page.Submit("form[action*='Check']");
        page.Shows("Checked: 0 forgotten", "Forgotten: 0.");
        var health = await Browse().Get("/health/chasing");
        Assert.Equal("healthy", JsonDocument.Parse(health.Source).RootElement.GetProperty("status").GetString());
        Assert.Equal("Healthy", await Browse().Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    [Fact]
    public async Task What_is_forgotten_is_counted_opens_its_rows_tells_the_administrator_and_monitoring()
    {
        var promise = await App.Make("2026-12-18", owner: Cast.Reader);
        // as a fault in the database, past the rules, would leave it
        await App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == promise.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextChaseOn, (DateOnly?)null)));
        var check = await App.SendAsSystem(new CheckChasing(Clock.Today));
        Assert.Equal(1, check.Forgotten[ForgottenKind.NoNext]);

        var manager = await SignIn(Cast.Manager);
        var page = await manager.Get("/chasing");
        page.Shows("Forgotten: 1.");
        (await page.Follow("a[href$='no-next']")).Shows(promise.Reference, Cast.Reader);
        (await (await SignIn(Cast.ForeignManager)).Get("/chasing/forgotten?check=no-next")).Hides(promise.Reference);
        (await Browse().Get("/health/chasing", HttpStatusCode.ServiceUnavailable)).Hides(promise.Reference);
        (await (await SignIn(Cast.Administrator)).Get("/notices")).Shows("The check found 1 open items");

        await App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == promise.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextChaseOn, new DateOnly(2026, 12, 11))));
        Assert.Equal(0, (await App.SendAsSystem(new CheckChasing(Clock.Today))).Sum);
        await manager.Get("/chasing/forgotten?check=everything", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sweep_that_did_not_run_is_seen_and_caught_up_once()
    {
        Clock.Set("2026-11-25");
        await App.SendAsSystem(new Sweep(new DateOnly(2026, 11, 20)));
        (await (await SignIn(Cast.Manager)).Get("/chasing")).Shows("The last sweep was for 20 Nov");
        await Browse().Get("/health/chasing", HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(await App.SendAsSystem(new CatchUp(Clock.Today)));
        (await (await SignIn(Cast.Manager)).Get("/chasing")).Hides("Not checked yet");
        Assert.Null(await App.SendAsSystem(new CatchUp(Clock.Today)));
    }

    [Fact]
    public async Task A_mail_that_waits_too_long_makes_it_unhealthy_and_managers_see_it()
    {
        await App.SendAsSystem(new CatchUp(Clock.Today));
        var reader = await SignIn(Cast.Manager);
        await WaitingMail.Add(App, Cast.Reader, "rita@example.com");
        Clock.Advance(TimeSpan.FromMinutes(30));
        await Browse().Get("/health/chasing");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var health = await Browse().Get("/health/chasing", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(31, JsonDocument.Parse(health.Source).RootElement.GetProperty("oldestUnsentMinutes").GetInt32());
        (await reader.Get("/today")).Shows("31");
        await App.SendAsSystem(new DeliverNotices());
        await Browse().Get("/health/chasing");
    }

    [Fact]
    public async Task A_failed_mail_is_shown_to_administrators_and_tried_again()
    {
        await App.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.OtherExpert)).Describe(Cast.OtherExpert, null, "olga@example.com", null, false);
            return await db.SaveChangesAsync();
        });
        await App.Make("2026-11-23", owner: Cast.OtherExpert);
        await App.SendAsSystem(new Sweep(Clock.Today));
        // a fault that no mail can be written from
        await App.InDatabase(db => db.Notices
            .Where(row => row.Channel == NoticeChannel.Mail && db.People.Any(person => person.Id == row.RecipientId && person.Name == Cast.OtherExpert))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Rung, "??")));
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await App.SendAsSystem(new DeliverNotices());
            Clock.Advance(TimeSpan.FromHours(7));
        }

        (await (await SignIn(Cast.Manager)).Get("/chasing")).Shows("Failed mail 1").Hides(Cast.OtherExpert);
        var page = await (await SignIn(Cast.Administrator)).Get("/chasing");
        page.Shows("Failed mail 1", Cast.OtherExpert);
        page = await page.Submit("form[action*='Retry']");
        page.Shows("It waits again");
        Assert.Equal(NoticeState.Pending, await App.InDatabase(db => db.Notices
            .Where(row => row.Channel == NoticeChannel.Mail && db.People.Any(person => person.Id == row.RecipientId && person.Name == Cast.OtherExpert))
            .Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task Others_do_not_come_in()
    {
        foreach (var person in new[] { Cast.Caseworker, Cast.Lead, Cast.Expert, Cast.Auditor })
        {
            var browser = await SignIn(person);
            await browser.Get("/chasing", HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/chasing?handler=Sweep")).Status);
            await browser.Get("/chasing/forgotten?check=no-next", HttpStatusCode.NotFound);
        }
    }
}
