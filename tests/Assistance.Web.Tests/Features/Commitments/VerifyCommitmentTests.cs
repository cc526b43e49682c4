using System.Net;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Commitments;

public class VerifyCommitmentTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task Who_verifies_second_sees_both_verifications()
    {
        var made = await Case();
        await Confirmed(made, "C1");
        var form = await (await SignIn(Cast.Manager)).Get(CommitmentsLinks.Verify(made.Reference, "C1"));
        await App.SendAs(Cast.Caseworker, new VerifyCommitment(made.Reference, "C1", VerificationResult.Effective, [VerificationMethod.OnSite], "30 of 30 passed"));

        var page = (await form.Submit("#verify form", ("Methods", "Sampling"), ("Verdict", "PartlyEffective"), ("Note", "Two of 30 failed"))).Expect(HttpStatusCode.Conflict);

        page.Shows("30 of 30 passed", "Two of 30 failed", "On site", "Sampling re-test", Cast.Caseworker, "what is saved holds");
    }

    [Fact]
    public async Task The_last_commitment_of_a_problem_resolves_it_and_books_the_look_back()
    {
        var made = await Case();
        var number = await ForProblem(made);
        await Confirmed(made, "C1");
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, number));
        form.Shows("The problem is resolved; look-back booked in 90 days (18 Feb 2027)");

        var page = await form.Submit("#verify form", ("Methods", new[] { "OnSite", "Sampling" }), ("Verdict", "Effective"), ("Note", "30 of 30 passed"));

        page.Shows("The problem is resolved", "Verified, effective");
        Assert.Equal((ProblemState.Resolved, new DateOnly(2027, 2, 18)), ((await Problem(made)).State, (await Problem(made)).LookBackDueOn));
        Assert.Equal(Cast.Caseworker, await App.InDatabase(db => Task.FromResult(db.LookBacks.Single(row => row.ProblemId == made.ProblemId).Responsible.Name)));
    }

    [Fact]
    public async Task Another_open_commitment_keeps_the_problem_open()
    {
        var made = await Case();
        var number = await ForProblem(made);
        await ForProblem(made);
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));

        await App.SendAs(Cast.Caseworker, new VerifyCommitment(made.Reference, number, VerificationResult.Effective, [VerificationMethod.OnSite], null));

        Assert.Equal(ProblemState.InRemedy, (await Problem(made)).State);
    }

    [Fact]
    public async Task The_owner_does_not_verify()
    {
        var made = await Case();
        await Confirmed(made, "C2");
        var url = CommitmentsLinks.Verify(made.Reference, "C2");

        (await (await SignIn(Cast.Caseworker)).Try(url)).Expect(HttpStatusCode.BadRequest).Shows("The owner, or whoever confirmed it, cannot verify it");
        var refusal = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            App.SendAs(Cast.Caseworker, new VerifyCommitment(made.Reference, "C2", VerificationResult.Effective, [VerificationMethod.OnSite], null)));
        Assert.Equal("commitments.rule.verify-own", refusal.Key);
    }

    [Fact]
    public async Task The_enterprise_lead_verifies_what_the_regulator_did_and_a_member_does_not()
    {
        var made = await Case();
        await Confirmed(made, "C2");
        var url = CommitmentsLinks.Verify(made.Reference, "C2");

        (await (await SignIn(Cast.Member)).Try(url)).Expect(HttpStatusCode.BadRequest);
        var page = await (await (await SignIn(Cast.Lead)).Get(url)).Submit("#verify form", ("Methods", "Document"), ("Verdict", "PartlyEffective"), ("Note", "The laboratory has no slot before May"));
        page.Shows("Verified as partly effective");
    }

    [Fact]
    public async Task A_serious_problem_is_not_resolved_by_document_alone_and_the_worst_only_by_a_manager()
    {
        var made = await Case();
        var number = await ForProblem(made);
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));
        await Severe(made, Severity.S1);
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, number));

        (await form.Submit("#verify form", ("Methods", "Document"), ("Verdict", "Effective"))).Expect(HttpStatusCode.BadRequest).Shows("documents alone are not enough");
        (await form.Submit("#verify form", ("Methods", "OnSite"), ("Verdict", "Effective"))).Expect(HttpStatusCode.BadRequest).Shows("a manager has to do it");
        await App.SendAs(Cast.Manager, new VerifyCommitment(made.Reference, number, VerificationResult.Effective, [VerificationMethod.OnSite], null));
        Assert.Equal(ProblemState.Resolved, (await Problem(made)).State);
    }

    [Fact]
    public async Task It_is_returned_with_a_reason_and_a_day_for_the_rework()
    {
        var made = await Case();
        await Confirmed(made, "C1");
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, "C1"));

        (await form.Submit("#verify form", ("Verdict", "Returned"))).Expect(HttpStatusCode.BadRequest).Shows("Give the reason");
        var page = await form.Submit("#verify form", ("Verdict", "Returned"), ("Note", "One certificate is out of date"), ("ReworkBy", new DateOnly(2026, 12, 22)));

        page.Shows("Returned; the owner is told", "One certificate is out of date", "Returned");
        var saved = await Saved(made, "C1");
        Assert.Equal((CommitmentState.Agreed, new DateOnly(2026, 12, 22), new DateOnly(2026, 12, 15)), (saved.State, saved.EffectiveDue, saved.Due));
    }

    [Fact]
    public async Task What_did_not_work_is_replaced_and_its_problem_opened_again()
    {
        var made = await Case();
        var number = await ForProblem(made);
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, number, "Done", "record", [], "Record sheet"));
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, number));

        var refused = await form.Submit("#verify form", ("Methods", "Sampling"), ("Verdict", "NotEffective"), ("Note", "12 of 30 failed"));
        refused.Expect(HttpStatusCode.BadRequest).Shows("Say what is promised", "Please choose a person", "Please tick the box");
        Assert.Equal("12 of 30 failed", refused.The("#Note").TextContent.Trim());

        var member = (await App.PersonNamed(Cast.Member)).Id.ToString();
        var page = await form.Submit("#verify form", ("Methods", "Sampling"), ("Verdict", "NotEffective"), ("Note", "12 of 30 failed"),
            ("ReplacementText", "Change the filler and weld 30 again"), ("ReplacementOwner", member), ("ReplacementDue", new DateOnly(2027, 1, 15)), ("Sure", true));

        page.Shows("Superseded", "C4", "12 of 30 failed");
        Assert.Equal(ProblemState.Reopened, (await Problem(made)).State);
        var (old, replacement) = (await Saved(made, number), await Saved(made, "C4"));
        Assert.Equal((CommitmentState.Superseded, (CommitmentId?)replacement.Id), (old.State, old.ReplacedById));
        Assert.Equal((CommitmentState.Proposed, (CommitmentId?)old.Id, "P1"), (replacement.State, replacement.ReplacesId, replacement.ProblemNumber));

        await App.SendAs(Cast.Lead, new AgreeCommitment(made.Reference, "C4"));
        await App.SendAs(Cast.Member, new ConfirmCommitment(made.Reference, "C4", "Done", "record", [], "Record sheet"));
        await App.SendAs(Cast.Caseworker, new VerifyCommitment(made.Reference, "C4", VerificationResult.Effective, [VerificationMethod.Sampling], null));
        Assert.Equal(ProblemState.Resolved, (await Problem(made)).State);
    }

    [Fact]
    public async Task A_conclusion_and_a_way_are_needed()
    {
        var made = await Case();
        await Confirmed(made, "C1");
        var form = await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, "C1"));

        (await form.Submit("#verify form")).Expect(HttpStatusCode.BadRequest).Shows("Please choose what you found");
        (await form.Submit("#verify form", ("Verdict", "Effective"))).Expect(HttpStatusCode.BadRequest).Shows("choose at least one way");
    }

    [Fact]
    public async Task Others_do_not_find_it()
    {
        var made = await Case();
        await Confirmed(made, "C1");

        await NotFoundForOthers(CommitmentsLinks.Verify(made.Reference, "C1"));
        await (await SignIn(Cast.Caseworker)).Get(CommitmentsLinks.Verify(made.Reference, "C99"), HttpStatusCode.NotFound);
    }
}
