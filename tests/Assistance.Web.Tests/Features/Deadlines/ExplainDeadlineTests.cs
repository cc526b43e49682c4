using System.Net;
using Assistance.Data.Records;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Deadlines;

/// <summary>Every kind of promise: why this date and these rungs, and why its reader got each notice.</summary>
public class ExplainDeadlineTests(AssistanceApp app) : WebTest(app)
{
    public static TheoryData<DeadlineKind> Kinds() => [.. Enum.GetValues<DeadlineKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_is_explained_day_by_day_with_whom_each_rung_tells(DeadlineKind kind)
    {
        var promise = await App.Make("2026-12-11");
        await Open(promise, kind, "2026-11-13", Cast.Caseworker);
        await App.Sweep(Clock.Today);
        var path = DeadlineLinks.Why(kind, promise.Reference, "X1");
        var page = await (await SignIn(Cast.Manager)).Get(path);
        page.Shows("It began on", "Whom each rung tells", "the head of the bureau above", "Chase policy", "L2", "W", "raised on 20 Nov");
        Assert.NotNull(page.Find("table.days"));
        Assert.NotNull(page.Find(".days td.due"));
        (await (await SignIn(Cast.Manager)).Speaking("zh-CN").Get(path)).Shows("为什么是这一天", "哪一档告知谁");
        Assert.Null(await Foreign(path));

        // an enterprise is not told what passes between the regulator and its own people
        var isInside = kind is DeadlineKind.CauseDue or DeadlineKind.OpinionDue;
        await (await SignIn(Cast.Lead)).Get(path, isInside ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_notice_of_every_kind_says_why_its_reader_got_it_and_leads_to_the_explanation(DeadlineKind kind)
    {
        await GiveAddress(Cast.OtherManager);
        var promise = await App.Make("2026-12-11");
        await Open(promise, kind, "2026-11-23", Cast.OtherManager);
        await App.Sweep(Clock.Today);
        var why = DeadlineLinks.Why(kind, promise.Reference, "X1");
        var list = await (await SignIn(Cast.OtherManager)).Get("/notices");
        list.Shows("You are told because you are responsible");
        Assert.NotNull(list.Find($"a[href='{why}']"));

        await App.SendAsSystem(new DeliverNotices());
        using var scope = App.Services.CreateScope();
        var folder = scope.ServiceProvider.GetRequiredService<PickupFolder>();
        var mail = folder.Newest(50).Select(name => folder.Read(name)!).First(one => one.Text.Contains(promise.Reference, StringComparison.Ordinal));
        Assert.Contains("because you are responsible", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://localhost" + why, mail.Text, StringComparison.Ordinal);

        // on the first page that its reader sees in the morning
        if (kind is not (DeadlineKind.CommitmentDue or DeadlineKind.VerificationDue))
        {
            Assert.NotNull((await (await SignIn(Cast.OtherManager)).Get("/today")).Find($"a[href='{why}']"));
        }
    }

    [Fact]
    public async Task Every_reason_that_a_notice_can_have_has_words_of_its_own()
    {
        using var scope = App.Services.CreateScope();
        var text = scope.ServiceProvider.GetRequiredService<Text>();
        await Task.CompletedTask;
        foreach (var why in new[] { "owner", "backup", "lead", "manager", "head-above", "deputy", "deputy-of", "verifier", "expert", "signatory", "administrator" })
        {
            Assert.True(text.Has("notices.why." + why), why);
        }
    }

    [Fact]
    public async Task Pages_that_show_a_date_lead_to_its_explanation()
    {
        var made = await SampleCase.EnterAsync(App);
        var manager = await SignIn(Cast.Manager);
        var promise = new MadePromise(made.Reference, made.Ours, "C2", await App.InDatabase(db => db.Commitments.Where(row => row.Id == made.Ours).Select(row => row.CaseId).SingleAsync()));
        foreach (var kind in new[] { DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue })
        {
            await Open(promise, kind, "2026-11-23", Cast.Manager, made.Ours.Value);
        }

        var commitment = await manager.Get($"/cases/{made.Reference}/commitments/C2");
        commitment.Shows("Decision on more time", "Cause of the delay");
        Assert.True(commitment.All("table.days").Count >= 3);
        var links = (await manager.Get($"/cases/{made.Reference}")).All("a[href*='/dates/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        links.AddRange((await manager.Get($"/cases/{made.Reference}/agreement")).All("a[href*='/dates/']").Select(link => link.GetAttribute("href")!));
        Assert.Contains(links, link => link.Contains("agreement-end", StringComparison.Ordinal));
        foreach (var link in links.Distinct())
        {
            (await manager.Get(link)).Shows("Whom each rung tells");
        }
    }

    [Fact]
    public async Task What_is_no_kind_or_is_not_there_is_not_found()
    {
        var promise = await App.Make("2026-12-11");
        var manager = await SignIn(Cast.Manager);
        await manager.Get($"/cases/{promise.Reference}/dates/no-such-kind", HttpStatusCode.NotFound);
        await manager.Get($"/cases/{promise.Reference}/dates/visit-due?of=V99", HttpStatusCode.NotFound);
        await manager.Get("/cases/BF-999999-2026-001/dates/commitment-due", HttpStatusCode.NotFound);
    }

    private async Task<string?> Foreign(string path)
    {
        var answer = await (await SignIn(Cast.ForeignManager)).Try(path);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Text;
    }

    private Task<int> Open(MadePromise promise, DeadlineKind kind, string due, string responsible, Guid? subject = null) => App.InDatabase(async db =>
    {
        db.Perform(new Act(Actor.System, Clock.Today, Clock.GetUtcNow().UtcDateTime), "Test");
        var key = (await db.Cases.SingleAsync(row => row.CaseId == promise.CaseId)).ToCaseKey();
        var person = await db.People.SingleAsync(row => row.Name == responsible);
        var day = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        db.Add(Deadline.Open(
            new(kind, subject ?? Guid.CreateVersion7(), person.Ref, null, Side.Regulator, day, day, subject is null ? "X1" : promise.Number, "Something promised"), key, new DateOnly(2026, 10, 9),
            await db.CalendarAsync(default), ChaseLadder.Default));
        return await db.SaveChangesAsync();
    });

    private Task<int> GiveAddress(string name) => App.InDatabase(async db =>
    {
        (await db.People.SingleAsync(row => row.Name == name)).Describe(name, null, "somebody@example.com", null, false);
        return await db.SaveChangesAsync();
    });
}
