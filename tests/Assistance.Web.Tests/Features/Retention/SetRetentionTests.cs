using System.Net;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Retention;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Retention;

/// <summary>What is past its time goes at night, and nothing that proves something.</summary>
public class SetRetentionTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_sees_what_would_go_sets_it_and_at_night_it_goes()
    {
        var raised = DeadlineId.New();
        await App.InDatabase(async db =>
        {
            var now = Clock.GetUtcNow().UtcDateTime;
            Notice Told(DateTime at, DeadlineId? deadline, DateTime? read) => new()
            {
                Id = NoticeId.New(),
                RecipientId = PersonId.New(),
                Channel = NoticeChannel.App,
                Kind = "commitment.agreed",
                CreatedAt = at,
                ReadAt = read,
                DeadlineId = deadline,
                DeadlineVersion = deadline is null ? null : 1,
                Rung = deadline is null ? null : "L1",
                State = NoticeState.Delivered,
            };
            db.AddRange(
                Told(now.AddDays(-200), null, now.AddDays(-199)), Told(now.AddDays(-200), null, null), Told(now.AddDays(-200), raised, now.AddDays(-199)), Told(now.AddDays(-10), null, now.AddDays(-9)),
                new Draft { Id = DraftId.New(), FormKey = "/old", SavedAt = now.AddDays(-400) }, new Draft { Id = DraftId.New(), FormKey = "/new", SavedAt = now.AddDays(-300) });
            return await db.SaveChangesAsync();
        });
        var page = (await (await SignIn(Cast.Administrator)).Get("/admin/retention")).Shows("Retention", "Notices: kept for ever", "Drafts: 1 will go");
        page = (await page.Submit("button[formaction*=Look]", ("Notices", "100"))).Shows("not saved yet", "Notices: 1 will go, the oldest of ");
        Assert.Null((await App.InDatabase(db => db.Settings.Where(row => row.Name == "retention.Notices").ToListAsync())).SingleOrDefault());
        (await page.Submit("main form button.btn-primary", ("Notices", "30"))).Refuses("Notices", "At least 90 days");
        page = await (await SignIn(Cast.Administrator)).Get("/admin/retention");
        (await page.Submit("main form button.btn-primary", ("Notices", "100"), ("Sessions", ""))).At("/admin/retention").Shows("Saved.", "Sessions: kept for ever");

        Assert.Equal(2, await App.SendAsSystem(new ApplyRetention()));
        Assert.Equal(0, await App.SendAsSystem(new ApplyRetention()));

        Assert.Equal(3, await App.InDatabase(db => db.Set<Notice>().CountAsync(row => row.Kind == "commitment.agreed")));
        Assert.True(await App.InDatabase(db => db.Set<Notice>().AnyAsync(row => row.DeadlineId == raised)));
        Assert.Equal(["/new"], await App.InDatabase(db => db.Set<Draft>().Select(row => row.FormKey).ToListAsync()));
        var audit = await App.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.Record == "Retention").OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal([("Modified", "SetRetention"), ("Removed", "ApplyRetention")], audit.Select(row => (row.Change, row.Command)));
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
    }

    [Theory]
    [InlineData(Cast.Manager)]
    [InlineData(Cast.Auditor)]
    [InlineData(Cast.Lead)]
    public async Task Nobody_else_sees_it(string person) => await (await SignIn(person)).Get("/admin/retention", HttpStatusCode.NotFound);
}
