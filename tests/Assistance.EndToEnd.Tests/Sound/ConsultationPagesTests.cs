using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Sound;

public class ConsultationPagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_consultation_goes_from_the_request_to_a_remedy_on_sound_pages(string language)
    {
        var one = await App.MakeConsultation([Cast.Expert, Cast.OtherExpert], ["P1", "P2"]);
        await App.Declares(one, Cast.OtherExpert, conflict: true);
        await AreSound(Cast.Expert, language, ConsultationsLinks.List, ConsultationsLinks.Declare(one.Reference, one.Number));
        await AreSound(
            Cast.Caseworker, language, ConsultationsLinks.List, ConsultationsLinks.Request(one.Reference), one.Url, ConsultationsLinks.Invite(one.Reference, one.Number),
            ConsultationsLinks.Schedule(one.Reference, one.Number), ConsultationsLinks.ChangeProblems(one.Reference, one.Number), ConsultationsLinks.Cancel(one.Reference, one.Number));
        await App.Opines(one, Cast.Expert, "Grinding by hand is not the cause; the alloy changed in spring.", agrees: false);
        await AreSound(Cast.Expert, language, one.Url, ConsultationsLinks.GiveOpinion(one.Reference, one.Number));
        await App.IsHeld(one);
        await AreSound(Cast.Caseworker, language, ConsultationsLinks.Conclude(one.Reference, one.Number));
        await App.IsConcluded(one);
        await AreSound(Cast.Caseworker, language, one.Url, ConsultationsLinks.Prescribe(one.Reference, one.Number, 1), ConsultationsLinks.Minutes(one.Reference, one.Number));
        await AreSound(Cast.Lead, language, one.Url);
        await AreSound(Cast.OtherExpert, language, one.Url);
    }
}
