using System.Globalization;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Killing;

/// <summary>
/// An installation with many deadlines that are due today, of many people; what a sweep must raise is known before it begins. Whatever is
/// killed, afterwards exactly that stands in the ledger, and each person has got exactly the mails that it makes.
/// </summary>
internal sealed class Chased : IAsyncDisposable
{
    private Chased(Installation installation) => Installation = installation;

    public Installation Installation { get; }

    /// <summary>How many rungs a sweep must raise.</summary>
    public int Expected { get; private set; }

    /// <summary>Makes it.</summary>
    public static async Task<Chased> Make(int deadlines, int people)
    {
        var chased = new Chased(Installation.Fresh());
        await using var app = chased.Open();
        var promise = await app.Make(Day(app.Clock.Today.AddDays(40)));
        var made = await app.InDatabase(async db =>
        {
            db.Perform(new Act(Actor.System, app.Clock.Today, app.Clock.GetUtcNow().UtcDateTime), "Test");
            var readers = Enumerable.Range(0, people).Select(i => Person.Expert($"Reader {i}", null, i % 2 == 0 ? "en" : "zh-CN")).ToList();
            for (var i = 0; i < people; i++)
            {
                readers[i].Describe(readers[i].Name, null, $"reader.{i}@example.com", null, false);
            }

            db.AddRange(readers);
            await db.SaveChangesAsync();
            var key = (await db.Cases.SingleAsync(row => row.CaseId == promise.CaseId)).ToCaseKey();
            var calendar = await db.CalendarAsync(default);
            await using var transaction = await db.Database.BeginTransactionAsync();
            using var rows = new BulkWriter<Deadline>(db);
            await rows.WriteAsync(
                Enumerable.Range(0, deadlines).Select(i => Deadline.Open(
                    new(DeadlineKind.LookBackDue, Guid.CreateVersion7(), readers[i % people].Ref, null, Side.Enterprise, app.Clock.Today.AddDays(2 - (i % 23)), app.Clock.Today.AddDays(2 - (i % 23)), $"K{i}", $"Look {i}"),
                    key, app.Clock.Today.AddDays(-90), calendar, ChaseLadder.Default)),
                default);
            await transaction.CommitAsync();
            return readers.Count;
        });
        Assert.Equal(people, made);
        var dry = await app.SendAsSystem(new Sweep(app.Clock.Today, DryRun: true));
        Assert.InRange(dry.Sum, 1, int.MaxValue);
        chased.Expected = dry.Sum;
        return chased;
    }

    /// <summary>The program in this process, without jobs, to prepare and to look; its clock shows the real day.</summary>
    public AssistanceApp Open()
    {
        var app = new AssistanceApp(Installation) { Keep = true };
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        app.Clock.Set(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), today.ToString("HH:mm", CultureInfo.InvariantCulture));
        return app;
    }

    /// <summary>Waits until today was swept and nothing waits to leave.</summary>
    public static async Task Done(AssistanceApp app, TimeSpan patience)
    {
        var until = TimeProvider.System.GetUtcNow() + patience;
        while (!await IsDone(app))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "The sweep or its mail did not come to an end.");
            await Task.Delay(100);
        }
    }

    /// <summary>Whether some of the ledger stands, but not all of it is finished.</summary>
    public static Task<bool> Begun(AssistanceApp app) => app.InDatabase(db => db.Notices.AnyAsync(row => row.Kind == "chase"));

    /// <summary>Whether today was swept and nothing waits to leave.</summary>
    public static Task<bool> IsDone(AssistanceApp app) => app.InDatabase(async db =>
        await db.Settings.AnyAsync(row => row.Name == Setting.LastSweep && row.Value == Day(app.Clock.Today))
        && !await db.Notices.AnyAsync(row => row.Channel == NoticeChannel.Mail && row.State == NoticeState.Pending));

    /// <summary>Mail that somebody keeps to himself at the moment, with how often it was claimed.</summary>
    public static Task<Dictionary<NoticeId, int>> Held(AssistanceApp app) => app.InDatabase(db => db.Notices
        .Where(row => row.State == NoticeState.Pending && row.Channel == NoticeChannel.Mail && row.MessageId != null)
        .ToDictionaryAsync(row => row.Id, row => row.Attempts));

    /// <summary>
    /// Waits until all of that has left, or was claimed by somebody else. By the product's own clock this takes no longer than two leases, which
    /// <see cref="DeliverNoticesTests"/> holds to the second; here the machine's speed is in it, so that it is reported and not asserted.
    /// </summary>
    public static async Task<TimeSpan> MovesOn(AssistanceApp app, Dictionary<NoticeId, int> held)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var waits = await app.InDatabase(db => db.Notices.Where(row => row.State == NoticeState.Pending && row.Channel == NoticeChannel.Mail)
                .ToDictionaryAsync(row => row.Id, row => row.Attempts));
            var stuck = held.Count(one => waits.TryGetValue(one.Key, out var attempts) && attempts <= one.Value);
            var took = TimeProvider.System.GetElapsedTime(begun);
            if (stuck == 0)
            {
                return took;
            }

            Assert.True(took < TimeSpan.FromMinutes(3), $"{stuck} of {held.Count} mails that the dead node held did not move on.");
            await Task.Delay(50);
        }
    }

    /// <summary>Lets what was put off be tried at once: a test does not wait for minutes.</summary>
    public static Task<int> Hurry(AssistanceApp app) => app.InDatabase(db => db.Notices
        .Where(row => row.State == NoticeState.Pending && row.Error != null)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, (DateTime?)null)));

    /// <summary>No double, no gap, nothing forgotten, the audit trail whole, the database sound.</summary>
    public async Task Holds(AssistanceApp app, MailServer? post = null)
    {
        var notices = await app.InDatabase(db => db.Notices.AsNoTracking().Where(row => row.Kind == "chase").ToListAsync());
        var raised = notices.Select(row => (row.DeadlineId, Rung: row.Rung!.StartsWith('W') ? "W" : row.Rung, Kind: row.Facts["kind"])).Distinct().ToList();
        Assert.Equal(Expected, raised.Count);
        Assert.Equal(
            notices.Where(row => row.Channel == NoticeChannel.App).Select(Told).Order(StringComparer.Ordinal),
            notices.Where(row => row.Channel == NoticeChannel.Mail).Select(Told).Order(StringComparer.Ordinal));
        Assert.Equal(notices.Count, notices.Select(row => $"{Told(row)} {row.Channel}").Distinct().Count());
        var highest = raised.Count(one => one.Rung == "L3");
        Assert.Equal(highest, await app.InDatabase(db => db.SupervisionNotices.CountAsync()));
        // what a crash left is kept with the next; nothing was kept twice
        await app.SendAsSystem(new KeepNotices());
        var kept = await app.InDatabase(db => db.IssuedDocuments.Where(row => db.SupervisionNotices.Any(notice => notice.Number == row.Number)).Select(row => row.Version).ToListAsync());
        Assert.Equal(Enumerable.Repeat(1, highest), kept);
        Assert.Equal(0, (await app.SendAsSystem(new Sweep(app.Clock.Today))).Sum);
        Assert.Equal(0, (await app.SendAsSystem(new CheckChasing(app.Clock.Today))).Sum);
        await Sound(app);
        if (post is not null)
        {
            Arrived(notices, post.Taken);
        }
    }

    /// <summary>The audit trail is whole, the database sound.</summary>
    public static async Task Sound(AssistanceApp app)
    {
        Assert.Null((await app.SendAsSystem(new VerifyAudit())).FirstBad);
        if (!Installation.OnPostgres)
        {
            Assert.Equal("ok", await app.InDatabase(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").FirstAsync()));
        }
    }

    public ValueTask DisposeAsync()
    {
        Installation.Dispose();
        return ValueTask.CompletedTask;
    }

    // each person: one digest, and one mail for each notice of level 3; copies only under the Message-ID of the first
    private static void Arrived(List<Notice> notices, IReadOnlyList<TakenMail> taken)
    {
        var mails = notices.Where(row => row is { Channel: NoticeChannel.Mail, State: NoticeState.Delivered }).ToList();
        var people = mails.Where(row => row.Facts["responsible"].StartsWith("Reader", StringComparison.Ordinal) && row.Why == "owner").GroupBy(row => row.RecipientId).ToList();
        Assert.NotEmpty(people);
        foreach (var person in people)
        {
            var digests = person.Where(row => row.Rung != "L3").Select(row => row.MessageId).Distinct().ToList();
            var alone = person.Where(row => row.Rung == "L3").Select(row => row.MessageId).Distinct().Count();
            Assert.True(digests.Count <= 1, "Two digests of one sweep to one person.");
            Assert.Equal(person.Count(row => row.Rung == "L3"), alone);
        }

        var sent = mails.Select(row => $"<{row.MessageId}>").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(sent, taken.Select(mail => mail.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Told(Notice row) => $"{row.DeadlineId} {row.DeadlineVersion} {row.Rung} {row.RecipientId}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
