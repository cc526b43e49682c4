using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class ConcludeConsultationTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_concludes_second_sees_both_conclusions_and_the_first_holds()
    {
        var one = await App.MakeConsultation();
        await App.Opines(one, Cast.Expert, "Requalify");
        await App.IsHeld(one);
        var form = await (await SignIn(Cast.Manager)).Get(ConsultationsLinks.Conclude(one.Reference, one.Number));
        await App.IsConcluded(one, "Grind the seat by machine");

        var page = (await form.Submit("main form", ("Conclusion", "Buy other valves"), ("Points[0].Text", "Ask three makers"))).Expect(HttpStatusCode.Conflict);

        page.Shows("Replace the hand work", "Buy other valves", "Grind the seat by machine", "Ask three makers", Cast.Caseworker, "what is saved holds");
        (await page.Follow("Back to the record")).At(one.Url).Shows("Replace the hand work").Hides("Buy other valves");
    }

    [Fact]
    public async Task The_conclusion_adopts_points_of_an_opinion_and_of_the_talk()
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert]);
        await App.Opines(one, Cast.Expert, "Requalify", agrees: false);
        await App.Opines(one, Cast.OtherExpert, "Buy a press");
        await App.IsHeld(one);
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Conclude(one.Reference, one.Number));
        var page = await form.Submit(
            "main form", ("Conclusion", "Two steps"), ("Points[0].Text", "Requalify the line"), ("Points[0].From", (await App.PersonNamed(Cast.Expert)).Id.ToString()),
            ("Points[2].Text", "Check again in May"));
        page.At(one.Url).Shows("Two steps", "1. Requalify the line", "2. Check again in May", "Came up in the talk", "Adopted", "Dissents");
        Assert.Equal([true, false], (await App.Saved(one)).Seats.OrderBy(seat => seat.Position).Select(seat => seat.OpinionAdopted));
    }

    [Fact]
    public async Task Missing_opinions_need_a_reason_and_every_row_its_words()
    {
        var one = await App.MakeConsultation();
        await App.IsHeld(one);
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Conclude(one.Reference, one.Number));
        form.Shows("No opinion yet from Erik Expert");
        (await form.Submit("main form", ("Conclusion", "Words that stay"), ("Points[1].Text", "A point that stays"))).Refuses("MissingOpinionsReason", "Wait for them")
            .Shows("Words that stay", "A point that stays");
        (await form.Submit("main form", ("MissingOpinionsReason", "He is ill"))).Refuses("Conclusion");
        (await form.Submit("main form", ("Conclusion", "Go on"), ("MissingOpinionsReason", "He is ill"))).At(one.Url).Shows("Go on", "He is ill", "No point was adopted");
    }

    [Fact]
    public async Task A_source_without_words_is_refused_beside_its_row_and_more_rows_keep_everything()
    {
        var one = await App.MakeConsultation();
        await App.Opines(one, Cast.Expert, "Requalify");
        await App.IsHeld(one);
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Conclude(one.Reference, one.Number));
        var expert = (await App.PersonNamed(Cast.Expert)).Id.ToString();
        (await form.Submit("main form", ("Conclusion", "x"), ("Points[1].From", expert))).Refuses("Points[1].Text", "what each adopted point");
        var more = await form.Submit("button[name=MoreRows]", ("Conclusion", "Half written"), ("Points[0].Text", "First"));
        Assert.Equal(6, more.All("textarea[name$='.Text']").Count);
        more.Shows("Half written", "First");
        Assert.Equal(ConsultationState.Held, (await App.Saved(one)).State);
    }

    [Fact]
    public async Task Only_the_bureau_concludes_and_only_once_it_was_held()
    {
        var one = await App.MakeConsultation();
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Conclude(one.Reference, one.Number), HttpStatusCode.NotFound);
        }

        var browser = await SignIn(Cast.Caseworker);
        (await (await browser.Get(ConsultationsLinks.Conclude(one.Reference, one.Number))).Submit("main form", ("Conclusion", "Early"), ("MissingOpinionsReason", "x")))
            .Expect(HttpStatusCode.BadRequest).Shows("only a consultation that took place");
        await browser.Get(ConsultationsLinks.Conclude(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
