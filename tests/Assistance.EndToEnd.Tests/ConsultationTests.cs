using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests;

public class ConsultationTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 320)]
    public async Task A_consultation_goes_from_the_request_to_a_remedy_on_sound_pages(string language, int width)
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert], ["P1", "P2"]);
        await App.Declares(one, Cast.OtherExpert, conflict: true);
        await See(Cast.Expert, language, width, ConsultationsLinks.List, ConsultationsLinks.Declare(one.Reference, one.Number));
        await See(
            Cast.Caseworker, language, width, ConsultationsLinks.List, ConsultationsLinks.Request(one.Reference), one.Url, ConsultationsLinks.Invite(one.Reference, one.Number),
            ConsultationsLinks.Schedule(one.Reference, one.Number), ConsultationsLinks.ChangeProblems(one.Reference, one.Number), ConsultationsLinks.Cancel(one.Reference, one.Number));
        await App.Opines(one, Cast.Expert, "Grinding by hand is not the cause; the alloy changed in spring.", agrees: false);
        await See(Cast.Expert, language, width, one.Url, ConsultationsLinks.GiveOpinion(one.Reference, one.Number));
        await App.IsHeld(one);
        await See(Cast.Caseworker, language, width, ConsultationsLinks.Conclude(one.Reference, one.Number));
        await App.IsConcluded(one);
        await See(Cast.Caseworker, language, width, one.Url, ConsultationsLinks.Prescribe(one.Reference, one.Number, 1), ConsultationsLinks.Minutes(one.Reference, one.Number));
        await See(Cast.Lead, language, width, one.Url);
        await See(Cast.OtherExpert, language, width, one.Url);
    }

    private async Task See(string person, string language, int width, params string[] pages)
    {
        await using var visitor = await Visit(person, language, width: width);
        foreach (var page in pages)
        {
            await visitor.Open(page);
            await visitor.IsSound();
            var name = page.Split('/')[^1];
            await visitor.Picture($"{width}-{(person == Cast.Caseworker ? "cw" : person.Split(' ')[0])}-{name}-{visitor.Page.Url.Length}");
        }
    }
}
