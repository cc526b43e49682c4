using System.Net;
using Assistance.Domain.Consultations;
using Assistance.Web.Features.Consultations;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Consultations;

public class InviteExpertTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task An_expert_is_found_by_typing_and_invited()
    {
        var one = await App.MakeConsultation([]);
        var url = ConsultationsLinks.Invite(one.Reference, one.Number);
        var page = await (await SignIn(Cast.Caseworker)).Get(url);
        var found = await page.Submit("main form[role=search]", ("Q", "erik"));
        Assert.Contains(Cast.Expert, found.The("#experts").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.OtherExpert, found.The("#experts").TextContent, StringComparison.Ordinal);
        var done = await found.Submit("#invite", ("Expert", (await App.PersonNamed(Cast.Expert)).Id.ToString()), ("OpinionDue", "2026-12-01"));
        done.At(url).Shows("Erik Expert is invited.", "Opinion due 1 Dec");
        Assert.DoesNotContain(Cast.Expert, done.The("#experts").TextContent, StringComparison.Ordinal);
        var seat = Assert.Single((await App.Saved(one)).Seats);
        Assert.Equal(new DateOnly(2026, 12, 1), seat.OpinionDue);
        (await (await SignIn(Cast.Expert)).Get("/today")).Shows("H1");
    }

    [Fact]
    public async Task An_invitation_is_taken_back_and_the_file_is_gone_for_that_expert()
    {
        var one = await App.MakeConsultation();
        await App.Declares(one, Cast.Expert);
        var page = await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Invite(one.Reference, one.Number));
        (await page.Submit("form:has(input[name=seat])")).Shows("The invitation is taken back.");
        Assert.Empty((await App.Saved(one)).Seats);
        await (await SignIn(Cast.Expert)).Get(one.Url, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Expert_and_day_are_needed_and_only_experts_can_be_invited()
    {
        var one = await App.MakeConsultation([]);
        var url = ConsultationsLinks.Invite(one.Reference, one.Number);
        var browser = await SignIn(Cast.Caseworker);
        var page = await browser.Get(url);
        (await page.Submit("#invite", ("OpinionDue", "2026-11-01"))).Refuses("Expert");
        var expert = (await App.PersonNamed(Cast.Expert)).Id.ToString();
        (await page.Submit("#invite", ("Expert", expert), ("OpinionDue", "2026-11-01"))).Refuses("OpinionDue", "in the past");
        var member = (await App.PersonNamed(Cast.Member)).Id.ToString();
        (await browser.Post(url, ("Expert", member), ("OpinionDue", "2026-12-01"))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_but_the_bureau_may_invite()
    {
        var one = await App.MakeConsultation();
        foreach (var person in new[] { Cast.Expert, Cast.Lead, Cast.Auditor, Cast.ForeignCaseworker })
        {
            await (await SignIn(person)).Get(ConsultationsLinks.Invite(one.Reference, one.Number), HttpStatusCode.NotFound);
        }

        await (await SignIn(Cast.Caseworker)).Get(ConsultationsLinks.Invite(one.Reference, "H9"), HttpStatusCode.NotFound);
    }
}
