using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Consultations;

public class GiveOpinionTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_windows_with_the_same_opinion_lose_neither_version()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Declares(one, Cast.Expert);
        var (first, second) = (await SignIn(Cast.Expert), await SignIn(Cast.Expert));
        var address = ConsultationsLinks.GiveOpinion(one.Reference, one.Number);
        var (here, there) = (await first.Get(address), await second.Get(address));
        await here.Submit("main form", ("Agrees", "true"), ("Opinion", "Written at the office"));

        var conflict = (await there.Submit("main form", ("Agrees", "false"), ("Opinion", "Written on the train"))).Expect(HttpStatusCode.Conflict);

        conflict.Shows("Written at the office", "Written on the train", "I agree", "I dissent", Cast.Expert);
        await conflict.Submit("main form", ("Opinion", "Written at the office"), ("Agrees", "false"));
        var seat = (await App.Saved(one)).Seats.Single(seat => seat.HasOpinion);
        Assert.Equal((false, "Written at the office"), (seat.Agrees, seat.OpinionText));
        var audited = await App.InDatabase(db => db.AuditEntries.Where(row => row.RecordKey == seat.Id.ToString()).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(["Added", "Modified", "Modified", "Modified"], audited.Select(row => row.Change));
        Assert.Contains("Written at the office", audited[2].Values, StringComparison.Ordinal);
        Assert.All(audited, row => Assert.NotNull(row.CaseId));
    }

    [Fact]
    public async Task What_another_expert_writes_meanwhile_is_no_conflict()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Declares(one, Cast.Expert);
        var form = await (await SignIn(Cast.Expert)).Get(ConsultationsLinks.GiveOpinion(one.Reference, one.Number));
        await App.Opines(one, Cast.OtherExpert, "Another opinion");

        (await form.Submit("main form", ("Agrees", "true"), ("Opinion", "Mine"))).At(one.Url);
    }

    [Fact]
    public async Task A_dissent_is_written_and_kept_as_such()
    {
        var one = await App.MakeConsultation();
        await App.Declares(one, Cast.Expert);
        var form = await (await SignIn(Cast.Expert)).Get(ConsultationsLinks.GiveOpinion(one.Reference, one.Number));
        form.Shows(Consults.File[0]);
        (await form.Submit("main form", ("Agrees", "false"), ("Opinion", "The seat is not the cause"))).At(one.Url).Shows("kept as a dissent", "Dissents");
        await App.IsHeld(one);
        await App.IsConcluded(one);
        var seat = Assert.Single((await App.Saved(one)).Seats);
        Assert.Equal((false, "The seat is not the cause"), (seat.Agrees, seat.OpinionText));
        (await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Minutes(one.Reference, one.Number))).Shows("Dissents", "The seat is not the cause");
    }

    [Fact]
    public async Task Stand_and_words_are_needed()
    {
        var one = await App.MakeConsultation();
        await App.Declares(one, Cast.Expert);
        var form = await (await SignIn(Cast.Expert)).Get(ConsultationsLinks.GiveOpinion(one.Reference, one.Number));
        (await form.Submit("main form", ("Opinion", "Words that stay"))).Refuses("Agrees").Shows("Words that stay");
        (await form.Submit("main form", ("Agrees", "true"))).Refuses("Opinion", "Write your opinion");
    }

    [Fact]
    public async Task Nobody_writes_before_the_declaration_or_without_an_invitation()
    {
        var one = await App.MakeConsultation();
        var browser = await SignIn(Cast.Expert);
        await browser.Get(one.Url);
        (await browser.Post(ConsultationsLinks.GiveOpinion(one.Reference, one.Number), ("Agrees", "true"), ("Opinion", "Early")))
            .Expect(HttpStatusCode.BadRequest).Hides(Consults.File);
        Assert.Equal("", Assert.Single((await App.Saved(one)).Seats).OpinionText);
        foreach (var person in new[] { Cast.OtherExpert, Cast.Manager, Cast.Lead })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.GiveOpinion(one.Reference, one.Number), HttpStatusCode.NotFound);
        }

        await browser.Get(ConsultationsLinks.GiveOpinion(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
