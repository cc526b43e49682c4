using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class ListCasesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_list_shows_stage_and_promises_and_leads_to_the_case()
    {
        var reference = await App.OpenCase("Seen in the list");
        await App.Promise(reference, Side.Regulator, "Bring the laboratory", new DateOnly(2026, 11, 2));
        var browser = await SignIn(Cast.Caseworker);

        var list = await browser.Get("/cases?q=Seen+in+the+list");
        list.Shows("First Works Ltd", "1 overdue", Cast.Caseworker);
        var page = await list.Follow("First Works Ltd");

        page.At("/cases/" + reference);
    }

    [Fact]
    public async Task Filters_stand_in_the_address()
    {
        var paused = await App.OpenCase("Is paused");
        await App.SendAs(Cast.Manager, new PauseCase(paused, "Moving house"));
        var open = await App.OpenCase("Is open");
        var browser = await SignIn(Cast.Manager);

        var page = await browser.Get("/cases?status=paused");

        page.Shows(paused).Hides(open);
        (await browser.Get("/cases?status=closed&q=Is")).Shows("No case fits");
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_and_lose_nothing()
    {
        for (var number = 0; number < 53; number++)
        {
            await App.OpenCase("Paged " + number, Cast.OtherEnterprise);
        }

        var browser = await SignIn(Cast.Caseworker);
        var first = await browser.Get("/cases?q=Paged");
        var second = await first.Follow("Next");
        var back = await second.Follow("Previous");

        string[] Seen(WebPage page) => [.. page.All("tbody a.main").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(50, Seen(first).Length);
        Assert.Equal(3, Seen(second).Length);
        Assert.Empty(Seen(first).Intersect(Seen(second)));
        Assert.Equal(Seen(first), Seen(back));
    }

    [Fact]
    public async Task The_list_takes_at_most_four_statements()
    {
        await App.OpenCase("Counted");
        var browser = await SignIn(Cast.Manager);
        await browser.Get("/cases");
        App.Sql.Reset();

        await browser.Get("/cases");

        Assert.InRange(App.Sql.Statements.Count, 1, 4);
    }

    [Fact]
    public async Task What_is_foreign_is_not_in_the_list()
    {
        var reference = await App.OpenCase("Not for everybody");
        foreach (var stranger in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager })
        {
            (await (await SignIn(stranger)).Get("/cases?q=Not+for")).Hides(reference);
        }

        (await (await SignIn(Cast.Reader)).Get("/cases")).Shows(reference);
        (await (await SignIn(Cast.Auditor)).Get("/cases")).Shows(reference);
    }

    [Theory]
    [InlineData(Cast.Expert)]
    [InlineData(Cast.Administrator)]
    public async Task Experts_and_administrators_have_no_list_of_cases(string person) => await (await SignIn(person)).Get("/cases", HttpStatusCode.NotFound);
}
