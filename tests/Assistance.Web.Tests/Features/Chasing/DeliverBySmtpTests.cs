using System.Net;
using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Chasing;

/// <summary>Against a real mail server, whose recipients behave as their addresses say.</summary>
public class DeliverBySmtpTests : IClassFixture<MailingApp>
{
    private readonly MailingApp app;

    public DeliverBySmtpTests(MailingApp app)
    {
        this.app = app;
        app.Clock.Reset();
    }

    [Fact]
    public async Task What_waits_leaves_with_its_message_id_and_says_that_a_machine_wrote_it()
    {
        var id = await app.Wait(Cast.Member, "mia.first@example.com");
        Assert.Equal(1, (await Deliver()).Sent);
        var row = await app.Row(id);
        Assert.Equal((NoticeState.Delivered, 1, null), (row.State, row.Attempts, row.Error));
        var taken = Assert.Single(TakenFor("mia.first"));
        Assert.Equal(($"<{row.MessageId}>", "auto-generated"), (taken.Id, taken.Auto));
    }

    [Fact]
    public async Task An_address_that_is_refused_is_flagged_on_the_person_and_what_is_held_back_leaves_when_it_is_mended()
    {
        var first = await app.Wait(Cast.Expert, "unknown@example.com");
        var other = await app.Wait(Cast.Lead, "leo.beside@example.com");
        Assert.Equal(new(1, 0, 0, 1), await Deliver());
        Assert.Equal(NoticeState.Delivered, (await app.Row(other)).State);
        var refused = await app.Row(first);
        Assert.Equal((NoticeState.Failed, 1), (refused.State, refused.Attempts));
        var person = await app.PersonNamed(Cast.Expert);
        Assert.NotNull(person.MailRefusedAt);
        Assert.Contains("5.1.1", person.MailRefusal, StringComparison.Ordinal);

        // nothing is tried there meanwhile, and nothing is lost
        var second = await app.Wait(Cast.Expert, "unknown@example.com");
        Assert.Equal(new(0, 1, 0, 0), await Deliver());
        Assert.Equal((NoticeState.Failed, "refused"), ((await app.Row(second)).State, (await app.Row(second)).Error));

        await app.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.Expert)).Describe(Cast.Expert, null, "erik.mended@example.com", null, false);
            return await db.SaveChangesAsync();
        });
        Assert.Null((await app.PersonNamed(Cast.Expert)).MailRefusedAt);
        Assert.Equal(2, (await Deliver()).Sent);
        Assert.Equal(2, TakenFor("erik.mended").Count);
        Assert.Equal(NoticeState.Delivered, (await app.Row(second)).State);
    }

    [Fact]
    public async Task What_one_server_puts_off_is_no_outage_as_long_as_others_take_mail()
    {
        await app.SendAsSystem(new CatchUp(app.Clock.Today));
        await Deliver();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var busy = await app.Wait(Cast.Reader, "busy@example.com");
        Assert.Equal(new(0, 0, 1, 0), await Deliver());
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Deliver();
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await Deliver();
        app.Clock.Advance(TimeSpan.FromMinutes(25));
        // nothing has left since it was written: it may be all mail
        var health = await app.Browse().Get("/health/chasing", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(33, JsonDocument.Parse(health.Source).RootElement.GetProperty("oldestUnsentMinutes").GetInt32());

        await app.Wait(Cast.Lead, "leo.taken@example.com");
        Assert.Equal(1, (await Deliver()).Sent);
        var after = JsonDocument.Parse((await app.Browse().Get("/health/chasing")).Source).RootElement;
        Assert.Equal((0, 1), (after.GetProperty("oldestUnsentMinutes").GetInt32(), after.GetProperty("putOffMail").GetInt32()));
        (await (await app.SignIn(Cast.Manager)).Get("/chasing")).Shows("Put off by the recipients' servers: 1");
        (await (await app.SignIn(Cast.Manager)).Get("/today")).Hides("has waited for");

        // its time has come and nobody has tried: that is ours again
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        await app.Browse().Get("/health/chasing", HttpStatusCode.ServiceUnavailable);
        await app.InDatabase(db => db.Notices.Where(row => row.Id == busy).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task An_administrator_sees_refused_addresses_and_lets_them_be_tried_again()
    {
        await app.Wait(Cast.OtherExpert, "unknown1@example.com");
        Assert.Equal(1, (await Deliver()).Failed);
        var page = await (await app.SignIn(Cast.Administrator)).Get("/chasing");
        page.Shows("Refused addresses", "unknown1@example.com");
        (await (await app.SignIn(Cast.Manager)).Get("/chasing")).Shows("Refused addresses").Hides("unknown1@example.com");
        page = await page.Follow($"#refused a[href='{AdminLinks.Person((await app.PersonNamed(Cast.OtherExpert)).Id)}']");
        page.Shows("Mail is refused", "unknown1@example.com refuses mail since");
        page = await page.Submit("form[action*='TryMail']");
        page.Shows("Mail goes to this address again").Hides("Mail is refused");
        Assert.Equal(1, (await Deliver()).Sent);
    }

    [Theory]
    [InlineData("busy1", 1)]
    [InlineData("policy1", 1)]
    [InlineData("vanish1", 1)]
    [InlineData("slow1", 2)]
    public async Task What_fails_for_now_is_tried_again_after_a_pause_and_flags_nobody(string behaviour, int copies)
    {
        var id = await app.Wait(Cast.Member, behaviour + "@example.com");
        var well = await app.Wait(Cast.Manager, behaviour + ".well@example.com");
        Assert.Equal(new(1, 0, 1, 0), await Deliver());
        var put = await app.Row(id);
        Assert.Equal((NoticeState.Pending, 1, app.Clock.GetUtcNow().UtcDateTime.AddMinutes(1)), (put.State, put.Attempts, put.NextAttemptAt));
        Assert.NotNull(put.Error);
        Assert.Null((await app.PersonNamed(Cast.Member)).MailRefusedAt);
        Assert.Equal(NoticeState.Delivered, (await app.Row(well)).State);

        Assert.Equal(new(0, 0, 0, 0), await Deliver());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Deliver()).Sent);

        // who was slow may have taken it twice, under one Message-ID
        var taken = TakenFor(behaviour);
        Assert.InRange(taken.Count, 1, copies);
        Assert.Single(taken.Select(mail => mail.Id).Distinct());
    }

    [Fact]
    public async Task A_server_that_ends_the_connection_after_each_mail_gets_all_of_them_once()
    {
        var people = new[] { Cast.Member, Cast.Lead, Cast.Reader, Cast.Caseworker, Cast.Manager, Cast.Backup, Cast.OtherLead, Cast.CityManager };
        for (var i = 0; i < people.Length; i++)
        {
            await app.Wait(people[i], $"hangup@after{i}.example.com");
        }

        Assert.Equal(new(people.Length, 0, 0, 0), await Deliver());
        var taken = app.Post.Taken.Where(mail => mail.To.StartsWith("hangup@", StringComparison.Ordinal)).ToList();
        Assert.Equal(people.Length, taken.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(taken.Count, taken.Select(mail => mail.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_the_server_took_without_saying_so_comes_again_under_the_same_message_id()
    {
        var id = await app.Wait(Cast.Member, "mute1@example.com");
        Assert.Equal(1, (await Deliver()).Delayed);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Deliver()).Sent);
        var taken = TakenFor("mute1");
        Assert.Equal(2, taken.Count);
        Assert.Equal($"<{(await app.Row(id)).MessageId}>", Assert.Single(taken.Select(mail => mail.Id).Distinct()));
    }

    [Fact]
    public async Task A_server_that_is_away_costs_no_mail_an_attempt_and_gets_everything_when_it_is_back()
    {
        var ids = new List<NoticeId>();
        foreach (var person in new[] { Cast.Member, Cast.Lead, Cast.Reader })
        {
            ids.Add(await app.Wait(person, $"{person.Split(' ')[0]}.away@example.com"));
        }

        app.Post.Kill();
        try
        {
            for (var run = 0; run < 8; run++)
            {
                var result = await Deliver();
                Assert.NotNull(result.Away);
                Assert.Equal((0, 0), (result.Sent, result.Failed));
            }
        }
        finally
        {
            app.Post.Restart();
        }

        Assert.All(await Task.WhenAll(ids.Select(app.Row)), row => Assert.Equal((NoticeState.Pending, 0), (row.State, row.Attempts)));
        (await (await app.SignIn(Cast.Administrator)).Get("/chasing")).Shows("The oldest mail waits because");
        Assert.Equal(3, (await Deliver()).Sent);
    }

    [Fact]
    public async Task A_server_that_sends_us_away_is_left_alone_until_the_next_run()
    {
        await app.Wait(Cast.Member, "leave1@example.com");
        var result = await Deliver();
        Assert.NotNull(result.Away);
        Assert.Equal(1, (await Deliver()).Sent);
    }

    private Task<DeliveryResult> Deliver() => app.SendAsSystem(new DeliverNotices());

    private IReadOnlyList<TakenMail> TakenFor(string name) => [.. app.Post.Taken.Where(mail => mail.To.StartsWith(name + "@", StringComparison.Ordinal))];
}
