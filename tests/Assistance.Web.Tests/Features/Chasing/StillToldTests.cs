using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>Who is told is asked again just before a notice leaves.</summary>
public class StillToldTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_stands_in_no_longer_is_not_told_and_who_stands_in_now_is()
    {
        await GiveAddress(Cast.Backup, Cast.OtherManager, Cast.Caseworker);
        var first = await StandsIn(Cast.Backup, Cast.OtherManager);
        var promise = await App.Make("2026-11-23", side: Side.Regulator, owner: Cast.Backup);
        await App.Sweep(Clock.Today);
        Assert.Contains("You are told because you stand in for " + Cast.Backup, await (await SignIn(Cast.OtherManager)).Get("/notices") is { } page ? page.Text : "", StringComparison.Ordinal);
        await App.InDatabase(async db =>
        {
            db.Perform(await By(db, Cast.Administrator), "Test");
            (await db.Deputyships.SingleAsync(row => row.Id == first)).End(Clock.Today);
            return await db.SaveChangesAsync();
        });
        await StandsIn(Cast.Backup, Cast.Caseworker);
        await App.SendAsSystem(new DeliverNotices());

        var mails = await Mails(promise);
        Assert.Equal(
            [$"{Cast.Backup} owner Delivered ", $"{Cast.Caseworker} deputy Delivered ", $"{Cast.OtherManager} deputy Skipped deputy-over"],
            mails.Select(row => $"{row.RecipientName} {row.Why} {row.State} {row.Error}").Order());
        Assert.Contains(await Ledger(promise), row => row.RecipientName == Cast.Caseworker && row.Channel == NoticeChannel.App);
        (await (await SignIn(Cast.Manager)).Get($"/cases/{promise.Reference}/commitments/{promise.Number}")).Shows("no longer stands in");
        var before = (await Ledger(promise)).Count;
        await App.SendAsSystem(new DeliverNotices());
        Assert.Equal(0, (await App.Sweep(Clock.Today)).Raised.Count(item => item.Case == promise.Reference));
        Assert.Equal(before, (await Ledger(promise)).Count);
    }

    [Fact]
    public async Task Another_manager_and_another_owner_are_told_instead_of_the_former_ones()
    {
        await GiveAddress(Cast.Manager, Cast.OtherManager, Cast.Member, Cast.Reader, Cast.Caseworker);
        var promise = await App.Make("2026-11-13", owner: Cast.Member);
        await App.Sweep(Clock.Today);
        await App.With(promise, Cast.Manager, (commitment, act) => App.InDatabase(async db =>
        {
            var reader = await db.People.SingleAsync(row => row.Name == Cast.Reader);
            commitment.Reassign(reader, null, "Other duties", act);
            return 0;
        }).GetAwaiter().GetResult());
        await InCharge(Cast.OtherManager);
        try
        {
            await App.SendAsSystem(new DeliverNotices());
            var mails = (await Mails(promise)).Where(row => row.Kind == "chase" && row.Rung == "L2").ToList();
            Assert.Equal(
                [
                    $"{Cast.Caseworker} lead Delivered ", $"{Cast.OtherManager} manager Delivered ", $"{Cast.Member} owner Skipped reassigned",
                    $"{Cast.Manager} manager Skipped manager-changed", $"{Cast.Reader} owner Delivered ",
                ],
                mails.Select(row => $"{row.RecipientName} {row.Why} {row.State} {row.Error}").Order());
            Assert.All(mails.Where(row => row.State == NoticeState.Delivered && row.RecipientName == Cast.Reader), row => Assert.Equal(Cast.Reader, row.Facts["responsible"]));
        }
        finally
        {
            await InCharge(Cast.Manager);
        }
    }

    [Fact]
    public async Task Who_was_told_by_the_same_rung_already_is_not_told_twice()
    {
        await GiveAddress(Cast.Lead, Cast.Caseworker, Cast.Member);
        var promise = await App.Make("2026-11-19", owner: Cast.Member, backup: Cast.Lead);
        await App.Sweep(Clock.Today);
        await App.InDatabase(db => db.Deadlines.Where(row => row.SubjectId == promise.Id.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ResponsibleId, db.People.Where(one => one.Name == Cast.Lead).Select(one => one.Id).Single()).SetProperty(row => row.ResponsibleName, Cast.Lead)));
        await App.SendAsSystem(new DeliverNotices());
        var mail = Assert.Single(await Mails(promise), row => row.RecipientName == Cast.Lead);
        Assert.Equal((NoticeState.Delivered, "backup"), (mail.State, mail.Why));
    }

    private Task<RecordId> StandsIn(string absent, string deputy) => App.InDatabase(async db =>
    {
        db.Perform(await By(db, Cast.Administrator), "Test");
        var people = await db.People.Where(row => row.Name == absent || row.Name == deputy).ToDictionaryAsync(row => row.Name);
        var made = db.Add(new Deputyship(people[absent], people[deputy], Clock.Today, Clock.Today.AddDays(7), await By(db, Cast.Administrator))).Entity;
        await db.SaveChangesAsync();
        return made.Id;
    });

    private Task<int> InCharge(string manager) => App.InDatabase(async db =>
    {
        db.Perform(await By(db, Cast.Administrator), "Test");
        (await db.Bureaux.SingleAsync(row => row.DivisionCode == Cast.Division)).PutInCharge(await db.People.SingleAsync(row => row.Name == manager));
        return await db.SaveChangesAsync();
    });

    private async Task<Act> By(Assistance.Data.AssistanceDb db, string name)
    {
        var person = await db.People.SingleAsync(row => row.Name == name);
        return new(new Actor(person.Ref, [person.AsCapacity()]), Clock.Today, Clock.GetUtcNow().UtcDateTime);
    }

    private Task<int> GiveAddress(params string[] people) => App.InDatabase(async db =>
    {
        foreach (var person in await db.People.Where(row => people.Contains(row.Name)).ToListAsync())
        {
            person.Describe(person.Name, null, person.Name.Split(' ')[0] + "@example.com", null, false);
        }

        return await db.SaveChangesAsync();
    });

    private Task<List<Notice>> Ledger(MadePromise promise) =>
        App.InDatabase(db => db.Notices.AsNoTracking().Where(row => row.CaseId == promise.CaseId && row.Kind == "chase").ToListAsync());

    private async Task<List<Notice>> Mails(MadePromise promise) => [.. (await Ledger(promise)).Where(row => row.Channel == NoticeChannel.Mail)];
}
