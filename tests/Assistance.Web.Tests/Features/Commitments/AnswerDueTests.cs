using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Commitments;

/// <summary>A proposal waits for the other side, and is chased until it has its answer.</summary>
public class AnswerDueTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task A_proposal_is_owed_an_answer_by_the_lead_contact_who_sees_it_today_and_on_its_page()
    {
        var made = await Case();
        var number = await Proposed(made);

        var owed = await Owed(made, number);
        Assert.Equal((Cast.Lead, Side.Enterprise, new DateOnly(2026, 11, 27)), (owed.ResponsibleName, owed.Side, owed.Due));
        var lead = await SignIn(Cast.Lead);
        var today = await lead.Get("/today");
        Assert.Contains(made.Reference, today.The("#to-answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("answer by", today.The("#to-answer").TextContent, StringComparison.Ordinal);
        (await lead.Get(CommitmentsLinks.Details(made.Reference, number))).Shows("The other side is to answer by", "the one who is to answer", "Answer");
    }

    [Fact]
    public async Task What_the_enterprise_proposed_waits_for_the_caseworker_and_not_for_the_enterprise_itself()
    {
        var made = await Case();
        var owner = (await App.PersonNamed(Cast.Member)).Id;
        var number = await App.SendAs(Cast.Lead, new ProposeCommitment(made.Reference, "Rebuild the oven", new DateOnly(2026, 12, 18), owner, null, Domain.Commitments.EvidenceRule.Any, null));

        var owed = await Owed(made, number);
        Assert.Equal((Cast.Caseworker, Side.Regulator), (owed.ResponsibleName, owed.Side));
        Assert.Contains("Rebuild the oven", (await (await SignIn(Cast.Caseworker)).Get("/today")).The("#to-answer").TextContent, StringComparison.Ordinal);
        var theirs = await (await SignIn(Cast.Lead)).Get("/today");
        Assert.DoesNotContain("Rebuild the oven", theirs.Find("#to-answer")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("Rebuild the oven", theirs.The("#theirs").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_without_an_answer_is_chased_and_one_with_an_answer_is_not()
    {
        var made = await Case();
        var number = await Proposed(made);
        var answered = await Proposed(made);
        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, answered));
        var late = new DateOnly(2026, 11, 30);

        var raised = (await App.Sweep(late, today: late)).Raised.Where(one => one.Case == made.Reference && one.Kind == DeadlineKind.AnswerDue).ToList();

        Assert.Equal([(number, "L1", "enterprise", Cast.Lead)], raised.Select(one => (one.Commitment!, one.Rung, one.Side, one.Responsible)));
        Clock.Set("2026-11-30");
        (await (await SignIn(Cast.Lead)).Get(CommitmentsLinks.Details(made.Reference, number))).Shows("Answer 1 working day late");
        (await (await SignIn(Cast.Caseworker)).Get("/notices")).Shows("was to be agreed to or declined by");
        Assert.Empty((await App.Sweep(late, today: late)).Raised);
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("withdraw")]
    public async Task Every_other_end_closes_it_too(string end)
    {
        var made = await Case();
        var number = await Proposed(made);
        if (end == "decline")
        {
            await App.SendAs(Cast.Lead, new DeclineCommitment(made.Reference, number, "No welders"));
        }
        else
        {
            await App.SendAs(Cast.Manager, new WithdrawCommitment(made.Reference, number, "Not needed", true));
        }

        Assert.False((await Owed(made, number)).IsOpen);
    }

    [Fact]
    public async Task A_proposal_whose_wait_was_lost_is_found_by_the_proof_that_nothing_is_forgotten()
    {
        var made = await Case();
        var number = await Proposed(made);
        var before = (await App.SendAsSystem(new CheckChasing(Clock.Today))).Forgotten[ForgottenKind.NoDeadline];
        var owed = await Owed(made, number);
        await App.InDatabase(db => db.Deadlines.Where(row => row.Id == owed.Id).ExecuteDeleteAsync());

        Assert.Equal(before + 1, (await App.SendAsSystem(new CheckChasing(Clock.Today))).Forgotten[ForgottenKind.NoDeadline]);
    }

    [Fact]
    public async Task The_answer_can_be_handed_to_another_lead_contact_only()
    {
        var made = await Case();
        var number = await Proposed(made);
        var owed = await Owed(made, number);
        var member = (await App.PersonNamed(Cast.Member)).Id;
        var page = await (await SignIn(Cast.Manager)).Get("/handover/" + owed.ResponsibleId);

        var name = new Domain.People.OpenWork(OpenWorkKind.Deadline, owed.Id.Value, "", "", "", null, null, false).Key;
        (await page.Submit("main form[method=post]", ($"To[{name}]", member.ToString()), ("Reason", "Leaves")))
            .Expect(System.Net.HttpStatusCode.BadRequest).Shows("Only a lead contact answers a proposal");
    }

    private Task<Deadline> Owed(SampleCase made, string number) =>
        App.InDatabase(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.CaseId == made.Id && row.Number == number && row.Kind == DeadlineKind.AnswerDue));
}
