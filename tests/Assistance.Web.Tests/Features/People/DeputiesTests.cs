using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.People;

public class DeputiesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task I_arrange_my_deputy_and_end_it()
    {
        var me = (await App.PersonNamed(Cast.Caseworker)).Id;
        var deputy = (await App.PersonNamed(Cast.Backup)).Id;
        var page = await (await SignIn(Cast.Caseworker)).Get("/deputies/" + me);

        (await page.Submit("form.card", ("Deputy", deputy.ToString()), ("From", new DateOnly(2026, 11, 24)), ("Until", new DateOnly(2026, 11, 23)))).Expect(HttpStatusCode.BadRequest).Shows("must not come before");
        var arranged = await page.Submit("form.card", ("Deputy", deputy.ToString()), ("From", new DateOnly(2026, 11, 20)), ("Until", new DateOnly(2026, 11, 24)));

        arranged.Shows($"{Cast.Backup} stands in from 20 Nov to 24 Nov.");
        (await (await SignIn(Cast.Backup)).Get("/account")).Shows("Stands in today for", Cast.Caseworker);
        (await arranged.Submit("table form")).Shows("The deputyship has ended.");
        (await (await SignIn(Cast.Backup)).Get("/account")).Hides(Cast.Caseworker);
    }

    [Theory]
    [InlineData(Cast.Manager, HttpStatusCode.OK)]
    [InlineData(Cast.CityManager, HttpStatusCode.OK)]
    [InlineData(Cast.Administrator, HttpStatusCode.OK)]
    [InlineData(Cast.Backup, HttpStatusCode.NotFound)]
    [InlineData(Cast.ForeignManager, HttpStatusCode.NotFound)]
    [InlineData(Cast.Lead, HttpStatusCode.NotFound)]
    public async Task Managers_of_the_area_and_administrators_arrange_for_others(string person, HttpStatusCode expected) =>
        await (await SignIn(person)).Get("/deputies/" + (await App.PersonNamed(Cast.Caseworker)).Id, expected);

    [Fact]
    public async Task An_expert_has_no_deputy() =>
        await (await SignIn(Cast.Expert)).Get("/deputies/" + (await App.PersonNamed(Cast.Expert)).Id, HttpStatusCode.NotFound);
}
