using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Consultations;

public class PrescribeFromPointTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_adopted_point_becomes_a_remedy_that_links_back()
    {
        var one = await Concluded();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Prescribe(one.Reference, one.Number, 1));
        var page = await form.Submit("main form", ("Problem", "P1"), ("Kind", "Machine"), ("ServiceCode", "STD-02"), ("Indicator", "Leak rate"));
        page.At(one.Url).Shows("Remedy R1 is prescribed for P1.", "R1 (for P1)");
        var (remedy, point) = (await App.InDatabase(db => db.Remedies.SingleAsync(row => row.ConsultationId != null && row.CaseId == db.Cases.Single(found => found.Reference == one.Reference).CaseId)),
            (await App.Saved(one)).AdoptedPoints[0]);
        Assert.Equal((remedy.Id, 0, "Grind the seat by machine"), (point.RemedyId!.Value, remedy.AdoptedPoint!.Value, remedy.Text));
        (await form.Submit("main form", ("Problem", "P1"), ("Kind", "Machine"))).Expect(HttpStatusCode.BadRequest).Shows("already has its remedy");
    }

    [Fact]
    public async Task No_remedy_without_a_diagnosed_cause_and_the_page_says_where_to_find_it()
    {
        var one = await Concluded();
        var form = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Prescribe(one.Reference, one.Number, 1));
        form.Shows("The cause of P2 is not diagnosed");
        Assert.NotNull(form.Find($"main a[href^='/cases/{one.Reference}/problems/P2']"));
        var page = await form.Submit("main form", ("Problem", "P2"), ("Kind", "Machine"), ("Indicator", "Words that stay"));
        page.Expect(HttpStatusCode.BadRequest).Shows("no remedy without a cause");
        Assert.Equal("Words that stay", page.The("#Indicator").GetAttribute("value"));
        Assert.Null((await App.Saved(one)).AdoptedPoints[0].RemedyId);
        (await form.Submit("main form", ("Problem", "P1"), ("Text", ""))).Refuses("Kind");
        (await form.Submit("main form", ("Problem", "P1"), ("Kind", "Machine"), ("Text", ""))).Refuses("Text");
    }

    [Fact]
    public async Task Only_the_bureau_prescribes_and_only_points_that_exist()
    {
        var one = await Concluded();
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignManager })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Prescribe(one.Reference, one.Number, 1), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Prescribe(one.Reference, one.Number, 2), HttpStatusCode.NotFound);
    }

    private async Task<MadeConsultation> Concluded()
    {
        var one = await App.MakeConsultation(problems: ["P1", "P2"]);
        await App.IsHeld(one);
        await App.IsConcluded(one);
        return one;
    }
}
