using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Chasing;

public class DeliverNoticesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_sweep_makes_one_digest_for_each_person_in_their_language_with_links_to_the_configured_address()
    {
        await GiveAddress(Cast.Member, "mia@example.com");
        await App.Make(2, "2026-11-23", owner: Cast.Member, text: "Calibrate <the> gauges");
        await Sweep("2026-11-20");
        await App.SendAsSystem(new DeliverNotices());

        var mail = Assert.Single(Mails(), one => one.To.Contains("mia@example.com", StringComparison.Ordinal));
        Assert.Equal("2 things for you to know", mail.Subject);
        Assert.Contains("Commitment C1 is to be done by 23 Nov, 1 working day left: Calibrate <the> gauges", mail.Text, StringComparison.Ordinal);
        Assert.Contains("because you are responsible", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://localhost/cases/BF-210211-2026-", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Calibrate &lt;the&gt; gauges", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", File.ReadAllText(Path.Combine(App.Folder, "mail", mail.File)), StringComparison.Ordinal);
        var sent = await To(Cast.Member);
        Assert.All(sent, row => Assert.Equal((NoticeState.Delivered, mail.MessageId, 1), (row.State, row.MessageId, row.Attempts)));

        var before = Mails().Count;
        Assert.Equal(new DeliveryResult(0, 0, 0, 0), await App.SendAsSystem(new DeliverNotices()));
        Assert.Equal(before, Mails().Count);
    }

    [Fact]
    public async Task Level_3_goes_by_itself_and_names_the_supervision_notice()
    {
        await GiveAddress(Cast.CityManager, "cindy@example.com");
        await App.Make(2, "2026-10-30", owner: Cast.OtherLead);
        await Sweep("2026-11-20");
        await App.SendAsSystem(new DeliverNotices());
        var mails = Mails().Where(one => one.To.Contains("cindy@example.com", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Matches(@"https://localhost/supervision/DB-2026-\d{3}", mail.Text));
        Assert.All(mails, mail => Assert.Contains("because you head the bureau above", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_ended_before_its_notice_leaves_is_not_sent_and_the_ledger_says_so()
    {
        await GiveAddress(Cast.Reader, "rita@example.com");
        var promise = await App.Make("2026-11-23", owner: Cast.Reader);
        await Sweep("2026-11-20");
        await App.With(promise, Cast.Manager, (commitment, act) => commitment.Withdraw("Not needed", act));
        await App.SendAsSystem(new DeliverNotices());
        var row = Assert.Single(await To(Cast.Reader), row => row.Kind == "chase");
        Assert.Equal((NoticeState.Skipped, "ended:withdrawn"), (row.State, row.Error));
        // the withdrawal itself is told
        Assert.Contains("Withdrawn: C1", Assert.Single(Mails(), one => one.To.Contains("rita@example.com", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_address_is_told_in_the_app_only()
    {
        await App.Make("2026-11-23", side: Side.Regulator, owner: Cast.OtherManager);
        await Sweep("2026-11-20");
        await App.SendAsSystem(new DeliverNotices());
        var row = Assert.Single(await To(Cast.OtherManager));
        Assert.Equal((NoticeState.Skipped, "no-address"), (row.State, row.Error));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_sent_delays_no_other_and_is_given_up_visibly()
    {
        await GiveAddress(Cast.ForeignCaseworker, "fiona@example.com");
        await GiveAddress(Cast.ForeignManager, "frida@example.com");
        await App.Make("2026-11-23", owner: Cast.ForeignCaseworker, backup: Cast.ForeignManager);
        await Sweep("2026-11-20");
        await Spoil(Cast.ForeignCaseworker);
        var result = await App.SendAsSystem(new DeliverNotices());
        Assert.Equal(1, result.Delayed);
        Assert.Single(Mails(), one => one.To.Contains("frida@example.com", StringComparison.Ordinal));

        var first = Assert.Single(await To(Cast.ForeignCaseworker));
        Assert.Equal((NoticeState.Pending, Clock.GetUtcNow().UtcDateTime.AddMinutes(1)), (first.State, first.NextAttemptAt));
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            Assert.Equal(new DeliveryResult(0, 0, 0, 0), await App.SendAsSystem(new DeliverNotices()));
            Clock.Advance(TimeSpan.FromHours(6));
            result = await App.SendAsSystem(new DeliverNotices());
        }

        Assert.Equal(1, result.Failed);
        var given = Assert.Single(await To(Cast.ForeignCaseworker));
        Assert.Equal((NoticeState.Failed, 6, first.MessageId), (given.State, given.Attempts, given.MessageId));
        Assert.NotNull(given.Error);
    }

    [Fact]
    public async Task Words_that_are_no_address_are_refused_at_once()
    {
        await GiveAddress(Cast.Backup, "this is no address");
        await App.Make("2026-11-23", side: Side.Regulator, owner: Cast.Backup);
        await Sweep("2026-11-20");
        Assert.Equal(1, (await App.SendAsSystem(new DeliverNotices())).Failed);
        Assert.NotNull((await App.PersonNamed(Cast.Backup)).MailRefusedAt);
    }

    [Fact]
    public async Task Level_3_waits_for_no_other_batch_of_its_sweep()
    {
        await GiveAddress(Cast.Caseworker, "casey@example.com");
        await App.Make("2026-10-30", side: Side.Regulator, owner: Cast.Caseworker);
        await Sweep("2026-11-20");
        // as it is while the sweep still goes on
        await App.InDatabase(db => db.Settings.Where(row => row.Name == "sweep.last").ExecuteUpdateAsync(set => set.SetProperty(row => row.At, Clock.GetUtcNow().UtcDateTime.AddDays(-1))));
        await App.SendAsSystem(new DeliverNotices());
        var rows = await To(Cast.Caseworker);
        Assert.Equal(NoticeState.Delivered, Assert.Single(rows, row => row.Rung == "L3").State);
        Assert.All(rows.Where(row => row.Rung is "L1" or "L2"), row => Assert.Equal(NoticeState.Pending, row.State));
    }

    [Fact]
    public async Task Who_is_no_backup_any_more_is_not_told_as_one()
    {
        await GiveAddress(Cast.OtherManager, "max@example.com");
        var promise = await App.Make("2026-11-23", side: Side.Regulator, owner: Cast.Caseworker, backup: Cast.OtherManager);
        await Sweep("2026-11-20");
        await App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == promise.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.BackupId, (PersonId?)null)));
        await App.SendAsSystem(new DeliverNotices());
        Assert.Contains(await To(Cast.OtherManager), row => row is { State: NoticeState.Skipped, Error: "reassigned" });
    }

    [Fact]
    public async Task Notices_of_a_sweep_that_is_not_finished_wait_for_the_rest_of_it()
    {
        await GiveAddress(Cast.Expert, "erik@example.com");
        await App.Make("2026-11-30", owner: Cast.Expert);
        await Sweep("2026-11-23");
        // as a crash between two batches leaves it: raised after the last finished sweep
        await App.InDatabase(db => db.Settings.Where(row => row.Name == "sweep.last").ExecuteUpdateAsync(set => set.SetProperty(row => row.At, Clock.GetUtcNow().UtcDateTime.AddDays(-1))));
        await App.SendAsSystem(new DeliverNotices());
        Assert.DoesNotContain(Mails(), one => one.To.Contains("erik@example.com", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(31));
        await App.SendAsSystem(new DeliverNotices());
        Assert.Single(Mails(), one => one.To.Contains("erik@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_dead_node_held_leaves_with_the_next_delivery_after_its_lease_and_not_a_second_before()
    {
        await GiveAddress(Cast.OtherExpert, "rolf@example.com");
        await App.Make("2026-11-23", owner: Cast.OtherExpert);
        await Sweep("2026-11-20");
        var lease = TimeSpan.FromSeconds(new MailOptions().LeaseSeconds);
        // claimed, and then the node is no more
        var now = Clock.GetUtcNow().UtcDateTime;
        var held = await App.InDatabase(db => db.ClaimMailAsync(
            new(now, now + lease, now, now, "L3"), 250, notices => notices.ToList().ForEach(one => one.MessageId ??= "held@localhost"), default));
        Assert.Contains(held, one => one.MessageId == "held@localhost");

        Clock.Advance(lease - TimeSpan.FromSeconds(1));
        await App.SendAsSystem(new DeliverNotices());
        Assert.DoesNotContain(Mails(), one => one.To.Contains("rolf@example.com", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await App.SendAsSystem(new DeliverNotices());
        Assert.Equal("held@localhost", Assert.Single(Mails(), one => one.To.Contains("rolf@example.com", StringComparison.Ordinal)).MessageId);
    }

    private Task<SweepResult> Sweep(string asOf) =>
        App.SendAsSystem(new Sweep(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)));

    private Task<int> GiveAddress(string person, string address) => App.InDatabase(async db =>
    {
        (await db.People.SingleAsync(row => row.Name == person)).Describe(person, null, address, null, false);
        return await db.SaveChangesAsync();
    });

    /// <summary>Facts that no mail can be written from, as a fault would leave them.</summary>
    private Task<int> Spoil(string person) => App.InDatabase(db => db.Notices
        .Where(row => row.Channel == NoticeChannel.Mail && db.People.Any(one => one.Id == row.RecipientId && one.Name == person))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Rung, "??")));

    private Task<List<Notice>> To(string person) => App.InDatabase(db => db.Notices.AsNoTracking()
        .Where(row => row.Channel == NoticeChannel.Mail && db.People.Any(one => one.Id == row.RecipientId && one.Name == person))
        .ToListAsync());

    private List<ReadMail> Mails()
    {
        using var scope = App.Services.CreateScope();
        var folder = scope.ServiceProvider.GetRequiredService<PickupFolder>();
        return [.. folder.Newest(1000).Select(name => folder.Read(name)!)];
    }
}
