using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ListConsultationsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_regulator_sees_the_own_area_by_state_with_the_next_step()
    {
        var one = await App.MakeConsultation([]);
        var page = await (await SignIn(Cast.Caseworker)).Get("/consultations");
        page.Shows(one.Reference, "First Works Ltd", "Invite experts");
        (await (await SignIn(Cast.CityManager)).Get("/consultations")).Shows(one.Reference);
        (await (await SignIn(Cast.Auditor)).Get("/consultations")).Shows(one.Reference);
        (await (await SignIn(Cast.ForeignCaseworker)).Get("/consultations")).Hides(one.Reference);
        await App.SendAs(Cast.Caseworker, new CancelConsultation(one.Reference, one.Number, "Not needed"));
        (await (await SignIn(Cast.Caseworker)).Get("/consultations")).Hides(one.Reference);
        (await (await SignIn(Cast.Caseworker)).Get("/consultations?state=cancelled")).Shows(one.Reference);
    }

    [Fact]
    public async Task An_expert_finds_what_is_owed_next_and_nothing_of_a_file_that_is_closed()
    {
        var one = await App.MakeConsultation();
        var browser = await SignIn(Cast.Expert);
        (await browser.Get("/consultations")).Shows(one.Reference, "Declare your interests; opinion due 30 Nov").Hides(Consults.File);
        Assert.DoesNotContain("P1", (await browser.Get("/consultations")).Text, StringComparison.Ordinal);
        await App.Declares(one, Cast.Expert);
        (await browser.Get("/consultations")).Shows("Write your opinion by 30 Nov", "P1");
        await App.SendAs(Cast.Expert, new GiveOpinion(one.Reference, one.Number, "Requalify", true));
        (await browser.Get("/consultations")).Shows("Opinion given 20 Nov");
        (await (await SignIn(Cast.OtherExpert)).Get("/consultations")).Hides(one.Reference).Shows("When somebody invites you");
    }

    [Fact]
    public async Task Pages_follow_a_key_and_take_the_same_few_statements()
    {
        var reference = await App.MakeCase();
        var browser = await SignIn(Cast.Caseworker);
        await App.MakeConsultation([Cast.Expert, Cast.OtherExpert], ["P1", "P2"], reference);
        await browser.Get("/consultations");
        App.Sql.Reset();
        await browser.Get("/consultations");
        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        for (var i = 0; i < 55; i++)
        {
            await App.MakeConsultation([], ["P1"], reference);
        }

        App.Sql.Reset();
        var first = await browser.Get("/consultations");
        Assert.InRange(App.Sql.Statements.Count, 1, 4);
        Assert.Equal(50, first.All("tbody tr").Count);
        var second = await first.Follow("Next");
        Assert.NotEmpty(second.All("tbody tr"));
        Assert.Empty(Numbers(first).Intersect(Numbers(second)));
        Assert.Equal(Numbers(first), Numbers(await second.Follow("Previous")));
    }

    [Fact]
    public async Task Nobody_else_finds_the_list()
    {
        await (await SignIn(Cast.Administrator)).Get("/consultations", HttpStatusCode.NotFound);
        (await Browse().Get("/consultations")).At("/account/sign-in");
    }

    private static List<string> Numbers(WebPage page) => [.. page.All("tbody a.main").Select(link => link.GetAttribute("href")!)];
}
