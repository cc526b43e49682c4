using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ConsultationDetailsTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_regulator_reads_everything()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Opines(one, Cast.Expert, "Requalify the process", agrees: false);
        await App.Declares(one, Cast.OtherExpert, conflict: true);
        var page = await (await SignIn(Cast.Caseworker)).Get(one.Url);
        page.Shows(Consults.File).Shows("Requalify the process", "Dissents", "Owns shares of it", "Conflict of interest");
        Assert.NotNull(page.Find($"a[href='{ConsultationsLinks.Schedule(one.Reference, one.Number)}']"));
        var auditor = await (await SignIn(Cast.Auditor)).Get(one.Url);
        auditor.Shows("Requalify the process");
        Assert.Empty(auditor.All(".rail .acts a"));
    }

    [Fact]
    public async Task An_expert_who_has_not_declared_gets_the_declaration_and_nothing_of_the_file()
    {
        var one = await App.MakeConsultation();
        var browser = await SignIn(Cast.Expert);
        (await browser.Get(one.Url)).At(ConsultationsLinks.Declare(one.Reference, one.Number)).Shows("First Works Ltd").Hides(Consults.File);
        (await browser.Get(ConsultationsLinks.GiveOpinion(one.Reference, one.Number))).At(ConsultationsLinks.Declare(one.Reference, one.Number)).Hides(Consults.File);
        (await browser.Get(ConsultationsLinks.Minutes(one.Reference, one.Number))).At(ConsultationsLinks.Declare(one.Reference, one.Number)).Hides(Consults.File);
        (await browser.Get("/today")).Hides(Consults.File);
    }

    [Fact]
    public async Task An_expert_without_conflict_reads_the_file_and_not_the_opinions_of_others()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Opines(one, Cast.OtherExpert, "Buy another press");
        await App.Declares(one, Cast.Expert);
        var browser = await SignIn(Cast.Expert);
        (await browser.Get(one.Url)).Shows(Consults.File).Shows("Wrong process parameters").Hides("Buy another press");
        await App.IsHeld(one);
        await App.IsConcluded(one);
        (await browser.Get(one.Url)).Shows("Buy another press", "Replace the hand work");
    }

    [Fact]
    public async Task A_conflicted_expert_never_sees_the_file()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Declares(one, Cast.Expert, conflict: true);
        var browser = await SignIn(Cast.Expert);
        (await browser.Get(one.Url)).At(one.Url).Shows("The file stays closed to you").Hides(Consults.File);
        (await browser.Post(ConsultationsLinks.GiveOpinion(one.Reference, one.Number), ("Opinion", "x"), ("Agrees", "true")))
            .Expect(HttpStatusCode.BadRequest).Hides(Consults.File);
        await App.Opines(one, Cast.OtherExpert, "Buy another press");
        await App.IsHeld(one);
        await App.IsConcluded(one);
        (await browser.Get(one.Url)).Hides(Consults.File).Hides("Replace the hand work", "Buy another press");
        await browser.Get(ConsultationsLinks.Minutes(one.Reference, one.Number), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_enterprise_reads_no_declarations_and_opinions_with_the_conclusion_only()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Opines(one, Cast.Expert, "Requalify the process", agrees: false);
        await App.Declares(one, Cast.OtherExpert, conflict: true);
        var browser = await SignIn(Cast.Reader);
        var page = await browser.Get(one.Url);
        page.Shows("Valves leak", Cast.Expert).Hides("Requalify the process", "Dissents", "dissents", "Owns shares of it", "onflict of interest");
        Assert.Empty(page.All(".rail .acts a"));
        await App.IsHeld(one);
        await App.IsConcluded(one);
        (await browser.Get(one.Url)).Shows("Requalify the process", "Dissents", "Replace the hand work", "Grind the seat by machine")
            .Hides("Owns shares of it", "onflict of interest", "No time to wait");
    }

    [Fact]
    public async Task Foreign_readers_find_nothing_and_the_page_takes_few_statements()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert], ["P1", "P2"]);
        foreach (var person in new[] { Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager, Cast.Administrator })
        {
            await (await SignIn(person)).Get(one.Url, HttpStatusCode.NotFound);
        }

        var browser = await SignIn(Cast.Caseworker);
        await browser.Get(one.Url + "9", HttpStatusCode.NotFound);
        await browser.Get(one.Url);
        App.Sql.Reset();
        await browser.Get(one.Url);
        Assert.InRange(App.Sql.Statements.Count, 1, 6);
    }
}
