using System.Net;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Notices;

public class ListNoticesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_person_reads_what_they_were_told_and_why_and_marks_it_as_read()
    {
        var promise = await App.Make("2026-11-13", text: "Calibrate the scales");
        await App.SendAsSystem(new Sweep(new DateOnly(2026, 11, 16)));
        var member = await SignIn(Cast.Member);
        var unread = Unread(await member.Get("/today"));
        var page = await member.Get("/notices?show=unread");
        page.Shows("Commitment C1 was to be done by 13 Nov, 1 working day ago: Calibrate the scales", "because you are responsible", promise.Reference, "Level 1");
        Assert.Equal($"/cases/{promise.Reference}/commitments/C1", page.The("td a.main").GetAttribute("href"));
        page = await page.Submit("td form");
        page.At("/notices").Shows("1 notice marked as read").Hides("Calibrate the scales");
        Assert.Equal(unread - 1, Unread(page));
        (await member.Get("/notices")).Shows("Calibrate the scales");
        (await (await SignIn(Cast.Caseworker)).Get("/notices")).Shows("because you are the lead caseworker", Cast.Member);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_what_others_were_told()
    {
        await App.Make("2026-11-12", text: "Count the samples");
        await App.SendAsSystem(new Sweep(new DateOnly(2026, 11, 16)));
        var other = await SignIn(Cast.OtherLead);
        (await other.Get("/notices")).Shows("No notices yet").Hides("Count the samples");
        await other.Post("/notices?handler=Read");
        (await (await SignIn(Cast.Member)).Get("/notices?show=unread")).Shows("Count the samples");
        Assert.Equal("/account/sign-in", (await Browse().Try("/notices")).Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.OK, (await other.Try("/notices?after=nonsense")).Status);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_in_few_statements()
    {
        await App.Make(60, "2026-11-11", owner: Cast.Reader);
        await App.SendAsSystem(new Sweep(new DateOnly(2026, 11, 16)));
        var reader = await SignIn(Cast.Reader);
        App.Sql.Reset();
        var page = await reader.Get("/notices");
        Assert.True(App.Sql.Statements.Count <= 4, $"{App.Sql.Statements.Count} statements");
        Assert.Equal(50, page.All("tbody tr").Count);
        Assert.Equal(10, (await page.Follow("a[rel=next]")).All("tbody tr").Count);
    }

    /// <summary>What the top bar counts.</summary>
    private static int Unread(WebPage page) =>
        page.All(".top .pill").Select(pill => int.Parse(pill.FirstChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
}
