using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class DeclareInterestTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Without_a_conflict_the_file_opens()
    {
        var one = await App.MakeConsultation();
        var page = await (await SignIn(Cast.Expert)).Get(ConsultationsLinks.Declare(one.Reference, one.Number));
        page.Hides(Consults.File);
        (await page.Submit("main form", ("Conflict", "false"))).At(one.Url).Shows("The file is open").Shows(Consults.File);
    }

    [Fact]
    public async Task A_conflict_needs_words_and_closes_the_file_for_good()
    {
        var one = await App.MakeConsultation();
        var browser = await SignIn(Cast.Expert);
        var page = await browser.Get(ConsultationsLinks.Declare(one.Reference, one.Number));
        (await page.Submit("main form", ("Conflict", "true"))).Refuses("Statement", "Say what the conflict").Hides(Consults.File);
        (await page.Submit("main form")).Refuses("Conflict").Hides(Consults.File);
        (await page.Submit("main form", ("Conflict", "true"), ("Statement", "My brother works there"))).At(one.Url).Shows("you take no part").Hides(Consults.File);
        (await browser.Post(ConsultationsLinks.Declare(one.Reference, one.Number), ("Conflict", "false"))).Expect(HttpStatusCode.BadRequest).Hides(Consults.File);
        Assert.Equal(InterestDeclaration.Conflict, Assert.Single((await App.Saved(one)).Seats).Interest);
    }

    [Fact]
    public async Task A_conflict_that_comes_to_light_later_closes_an_open_file()
    {
        var one = await App.MakeConsultation();
        await App.Declares(one, Cast.Expert);
        var page = await (await SignIn(Cast.Expert)).Get(one.Url);
        var form = await page.Follow("Declare a conflict after all");
        (await form.Submit("main form", ("Conflict", "true"), ("Statement", "A loan"))).At(one.Url).Hides(Consults.File);
    }

    [Fact]
    public async Task Only_an_invited_expert_declares()
    {
        var one = await App.MakeConsultation();
        foreach (var person in new[] { Cast.OtherExpert, Cast.Caseworker, Cast.Lead })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Declare(one.Reference, one.Number), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Expert)).Get(ConsultationsLinks.Declare(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
