using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Consultations;

public class PrintMinutesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_minutes_hold_problems_opinions_conclusion_and_points()
    {
        var one = await App.MakeConsultation();
        await App.Opines(one, Cast.Expert, "Requalify", agrees: false);
        await App.IsHeld(one);
        await App.IsConcluded(one);
        foreach (var person in new[] { Cast.Caseworker, Cast.Auditor, Cast.Expert, Cast.Reader })
        {
            (await (await SignIn(person)).Get(ConsultationsLinks.Minutes(one.Reference, one.Number)))
                .Shows($"{one.Reference}-H1", "Valves leak", "Seat is ground by hand", "Requalify", "Dissents", "Replace the hand work", "Grind the seat by machine", "Workshop 2");
            (await WordText.Get(await SignIn(person), ConsultationsLinks.Minutes(one.Reference, one.Number) + "?format=word&language=zh-CN"))
                .Holds("会商会诊纪要", "Requalify", "不同意", "Grind the seat by machine");
        }
    }

    [Fact]
    public async Task There_are_none_before_it_was_held_and_for_the_enterprise_before_the_conclusion()
    {
        var one = await App.MakeConsultation();
        var url = ConsultationsLinks.Minutes(one.Reference, one.Number);
        await (await SignIn(Cast.Caseworker)).Get(url, HttpStatusCode.NotFound);
        await App.IsHeld(one);
        await (await SignIn(Cast.Caseworker)).Get(url);
        await (await SignIn(Cast.Lead)).Get(url, HttpStatusCode.NotFound);
        await (await SignIn(Cast.OtherLead)).Get(url, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Once_concluded_the_minutes_stay_as_they_were()
    {
        var one = await App.MakeConsultation();
        await App.Opines(one, Cast.Expert, "Requalify", agrees: false);
        await App.IsHeld(one);
        await App.IsConcluded(one);
        var kept = await App.InDatabase(db => db.IssuedDocuments.SingleAsync(row => row.Number == $"{one.Reference}-{one.Number}"));
        await App.InDatabase(db => db.Problems.Where(row => row.CaseId == kept.CaseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Something else")));

        foreach (var person in new[] { Cast.Caseworker, Cast.Reader })
        {
            (await (await SignIn(person)).Get(ConsultationsLinks.Minutes(one.Reference, one.Number))).Shows("Valves leak", "Requalify", kept.Word.Sha256).Hides("Something else");
        }
    }
}
