using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Commitments;

public class ProposeCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_regulator_proposes_what_the_enterprise_is_to_do_and_the_lead_contact_is_told()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.ProposeFor(made.Reference, "P1"));

        var page = await form.Submit("main form", ("Text", "Weld 30 seams"), ("Owner", await Id(Cast.Member)), ("Due", new DateOnly(2026, 12, 18)), ("EvidenceRule", "Photo"));

        page.At(CommitmentsLinks.Details(made.Reference, "C3")).Shows("C3 is proposed", "Weld 30 seams", "Proposed");
        var saved = await Saved(made, "C3");
        Assert.Equal((Side.Enterprise, Side.Regulator, Cast.Caseworker, "P1"), (saved.Side, saved.ProposedBy, saved.VerifierName, saved.ProblemNumber));
        var lead = (await App.PersonNamed(Cast.Lead)).Id;
        Assert.True(await App.InDatabase(db => Task.FromResult(db.Notices.Any(notice => notice.RecipientId == lead && notice.Kind == "commitment.proposed"))));
    }

    [Fact]
    public async Task A_commitment_that_carries_out_a_remedy_links_back_to_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.ProposeFor(made.Reference, "P1", "R1"));
        var owner = (await App.PersonNamed(Cast.Member)).Id.ToString();

        await form.Submit("main form", ("Text", "Qualify it"), ("Owner", owner), ("Due", new DateOnly(2026, 12, 18)));

        var saved = await App.InDatabase(db => db.Commitments.SingleAsync(one => one.CaseId == made.Id && one.Number == "C3"));
        var remedy = await App.InDatabase(db => db.Remedies.SingleAsync(one => one.CaseId == made.Id));
        Assert.Equal((CommitmentOrigin.Remedy, remedy.Id.Value, "P1"), (saved.Origin, saved.OriginId!.Value, saved.ProblemNumber));
    }

    [Fact]
    public async Task The_enterprise_proposes_what_the_regulator_is_to_do_and_then_verifies_it()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Propose(made.Reference));

        await form.Submit("main form", ("Text", "Explain the new standard"), ("Owner", await Id(Cast.Caseworker)), ("Due", new DateOnly(2026, 12, 18)));

        var saved = await Saved(made, "C3");
        Assert.Equal((Side.Regulator, Side.Enterprise, Cast.Lead), (saved.Side, saved.ProposedBy, saved.VerifierName));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_the_rest_kept()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Propose(made.Reference));

        var page = await form.Submit("main form", ("Text", ""), ("Due", new DateOnly(2026, 12, 18)));

        page.Expect(HttpStatusCode.BadRequest).Shows("Say what is promised", "Please choose a person");
        Assert.Equal("2026-12-18", page.The("#Due").GetAttribute("value"));
    }

    [Fact]
    public async Task A_due_date_in_the_past_and_a_person_of_nobody_are_refused()
    {
        var made = await Case();
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Propose(made.Reference));

        (await form.Submit("main form", ("Text", "Too late"), ("Owner", await Id(Cast.Member)), ("Due", new DateOnly(2026, 11, 19))))
            .Expect(HttpStatusCode.BadRequest).Shows("cannot be in the past");
        (await form.Submit("main form", ("Text", "Same"), ("Owner", await Id(Cast.Member)), ("Backup", await Id(Cast.Member)), ("Due", new DateOnly(2026, 12, 18))))
            .Expect(HttpStatusCode.BadRequest).Shows("another person of the same side");
    }

    [Fact]
    public async Task A_person_of_another_enterprise_cannot_be_named()
    {
        var made = await Case();
        var owner = (await App.PersonNamed(Cast.OtherLead)).Id;

        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            App.SendAs(Cast.Caseworker, new ProposeCommitment(made.Reference, "Not theirs", new DateOnly(2026, 12, 18), owner, null, EvidenceRule.Any, null)));

        Assert.Equal("commitments.rule.person", refusal.Key);
    }

    [Fact]
    public async Task Nobody_else_can()
    {
        var made = await Case();

        (await (await SignIn(Cast.Member)).Try(CommitmentsLinks.Propose(made.Reference))).Expect(HttpStatusCode.BadRequest);
        await (await SignIn(Cast.Auditor)).Get(CommitmentsLinks.Propose(made.Reference), HttpStatusCode.NotFound);
        await NotFoundForOthers(CommitmentsLinks.Propose(made.Reference));
        await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Propose("BF-210211-2026-777"), HttpStatusCode.NotFound);
    }

    private async Task<string> Id(string person) => (await App.PersonNamed(person)).Id.ToString();
}
