using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

public class SweepTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_missed_date_is_told_to_owner_backup_and_lead_in_the_app_and_by_mail()
    {
        var promise = await App.Make("2026-11-13", backup: Cast.Lead);
        var raised = await Raise(promise, "2026-11-16");
        Assert.Equal(["L1"], raised.Select(item => item.Rung));
        Assert.Equal((promise.Reference, "C1", DeadlineKind.CommitmentDue, 1, "enterprise", Cast.Member),
            (raised[0].Case, raised[0].Commitment, raised[0].Kind, raised[0].Level, raised[0].Side, raised[0].Responsible));
        var ledger = await Ledger(promise);
        Assert.Equal(
            [$"{Cast.Caseworker} lead", $"{Cast.Lead} backup", $"{Cast.Member} owner"],
            ledger.Where(row => row.Channel == NoticeChannel.App).Select(row => $"{row.RecipientName} {row.Why}").Order());
        Assert.Equal(6, ledger.Count);
        Assert.All(ledger, row => Assert.Equal(row.Channel == NoticeChannel.App ? NoticeState.Delivered : NoticeState.Pending, row.State));
        Assert.Equal("1", ledger[0].Facts["days"]);
        Assert.Contains("chasing.raised", await History(promise));
    }

    [Fact]
    public async Task The_same_sweep_twice_raises_nothing_twice()
    {
        var promise = await App.Make("2026-11-13");
        await Raise(promise, "2026-11-16");
        var before = await Ledger(promise);
        Assert.Empty(await Raise(promise, "2026-11-16"));
        Assert.Equal(before.Count, (await Ledger(promise)).Count);
    }

    [Fact]
    public async Task Missed_weeks_are_caught_up_level_by_level_with_the_cause_asked_for_and_a_supervision_notice_issued()
    {
        var promise = await App.Make("2026-10-30");
        var raised = await Raise(promise, "2026-11-20");
        Assert.Equal(["L1", "L2", "L3"], raised.Select(item => item.Rung));

        var cause = await App.DeadlineOf(promise, DeadlineKind.CauseDue);
        Assert.Equal((Cast.Manager, "2026-11-25", true), (cause.ResponsibleName, $"{cause.Due:yyyy-MM-dd}", cause.IsOpen));
        var notice = await App.InDatabase(db => db.SupervisionNotices.SingleAsync(row => row.CaseId == promise.CaseId));
        Assert.StartsWith("DB-2026-", notice.Number, StringComparison.Ordinal);
        Assert.Equal((3, Cast.Member), (notice.Level, notice.AddressedTo.Name));
        var ledger = await Ledger(promise);
        var level3 = ledger.Where(row => row is { Rung: "L3", Channel: NoticeChannel.App }).ToList();
        Assert.Contains($"{Cast.CityManager} head-above", level3.Select(row => $"{row.RecipientName} {row.Why}"));
        Assert.All(level3, row => Assert.Equal(notice.Number, row.Facts["notice"]));
        Assert.DoesNotContain(ledger, row => row.Rung == "L1" && row.Why == "manager");
    }

    [Fact]
    public async Task A_cause_recorded_since_the_date_was_missed_is_not_asked_for_again()
    {
        var promise = await App.Make("2026-11-13");
        Clock.Set("2026-11-17");
        await App.With(promise, Cast.Manager, (commitment, act) => commitment.RecordCause(1, "RESOURCE", null, "remind", null, act));
        Assert.Equal(["L1", "L2"], (await Raise(promise, "2026-11-20")).Select(item => item.Rung));
        Assert.False(await App.InDatabase(db => db.Deadlines.AnyAsync(row => row.SubjectId == promise.Id.Value && row.Kind == DeadlineKind.CauseDue)));
    }

    [Fact]
    public async Task Whoever_is_in_two_roles_is_told_once()
    {
        var promise = await App.Make("2026-11-13", side: Side.Regulator, owner: Cast.Manager, backup: Cast.Caseworker);
        await Raise(promise, "2026-11-20");
        var level2 = (await Ledger(promise)).Where(row => row is { Rung: "L2", Channel: NoticeChannel.Mail });
        Assert.Equal([$"{Cast.Caseworker} backup", $"{Cast.Manager} owner"], level2.Select(row => $"{row.RecipientName} {row.Why}").Order());
    }

    [Fact]
    public async Task The_one_who_stands_in_is_told_as_well()
    {
        var promise = await App.Make("2026-11-13", side: Side.Regulator, owner: Cast.Backup);
        await App.InDatabase(async db =>
        {
            var people = await db.People.ToDictionaryAsync(person => person.Name);
            var admin = people[Cast.Administrator];
            var act = new Act(new Actor(admin.Ref, [admin.AsCapacity()]), Clock.Today, Clock.GetUtcNow().UtcDateTime);
            db.Add(new Deputyship(people[Cast.Backup], people[Cast.OtherManager], new(2026, 11, 16), new(2026, 11, 27), act));
            return await db.SaveChangesAsync();
        });
        await Raise(promise, "2026-11-16");
        Assert.Contains(await Ledger(promise), row => row.RecipientName == Cast.OtherManager && row.Why == "deputy");
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_raise_and_changes_nothing()
    {
        var promise = await App.Make("2026-10-30");
        Assert.Equal(3, (await Raise(promise, "2026-11-20", dryRun: true)).Count);
        Assert.Empty(await Ledger(promise));
        Assert.Equal(0, (await App.DeadlineOf(promise)).LevelRaised);
        Assert.Equal(3, (await Raise(promise, "2026-11-20")).Count);
    }

    [Fact]
    public async Task What_has_ended_is_not_chased()
    {
        var promise = await App.Make("2026-11-13");
        await App.With(promise, Cast.Manager, (commitment, act) => commitment.Withdraw("Not needed", act));
        Assert.Empty(await Raise(promise, "2026-12-31"));
    }

    [Fact]
    public async Task A_weekly_line_follows_on_mondays_after_level_3()
    {
        var promise = await App.Make("2026-10-30");
        await Raise(promise, "2026-11-20");
        Assert.Empty(await Raise(promise, "2026-11-22"));
        Assert.Equal(["W"], (await Raise(promise, "2026-11-24")).Select(item => item.Rung));
        var row = Assert.Single(await Ledger(promise), row => row is { Rung: "W2026-11-23", Channel: NoticeChannel.Mail });
        Assert.Equal(Cast.Manager, row.RecipientName);
    }

    [Fact]
    public async Task A_batch_reads_in_as_many_statements_whatever_its_size()
    {
        await App.Make(2, "2026-11-27");
        Assert.Equal(2, (await Send("2026-11-20")).Raised.Count(item => item.Rung == "R5"));
        await App.Make(2, "2027-01-15");
        var few = await Reads("2027-01-08");
        await App.Make(40, "2027-03-19", owner: Cast.Lead, backup: Cast.Member);
        Assert.Equal(few, await Reads("2027-03-12"));
    }

    [Fact]
    public async Task More_than_a_batch_is_raised_and_two_sweeps_at_once_raise_nothing_twice()
    {
        var promises = await App.Make(1_050, "2026-11-13");
        var both = await Task.WhenAll(Task.Run(() => Send("2026-11-16")), Task.Run(() => Send("2026-11-16")));
        var reference = promises[0].Reference;
        Assert.Equal(1_050, both.Sum(result => result.Raised.Count(item => item.Case == reference)));
        Assert.Equal(1_050 * 2 * 2, await App.InDatabase(db => db.Notices.CountAsync(row => row.CaseId == promises[0].CaseId && row.Rung == "L1")));
    }

    private Task<Swept> Send(string asOf, bool dryRun = false) => App.Sweep(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), dryRun);

    private async Task<List<RaisedItem>> Raise(MadePromise promise, string asOf, bool dryRun = false) =>
        [.. (await Send(asOf, dryRun)).Raised.Where(item => item.Case == promise.Reference && item.Kind == DeadlineKind.CommitmentDue)];

    private async Task<int> Reads(string asOf)
    {
        await Send(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        App.Sql.Reset();
        await Send(asOf);
        return App.Sql.Statements.Count(statement => statement.TrimStart().StartsWith("SELECT", StringComparison.Ordinal));
    }

    private Task<List<Notice>> Ledger(MadePromise promise) => App.InDatabase(db => db.Ledger.AsNoTracking()
        .Where(row => db.Deadlines.Any(deadline => deadline.Id == row.DeadlineId && deadline.SubjectId == promise.Id.Value && deadline.Kind == DeadlineKind.CommitmentDue))
        .ToListAsync());

    private Task<List<string>> History(MadePromise promise) =>
        App.InDatabase(db => db.CaseEvents.Where(row => row.CaseId == promise.CaseId).Select(row => row.Kind).ToListAsync());
}
