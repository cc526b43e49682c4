using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Commitments.CommitmentSamples;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>Who checks, how, and what follows.</summary>
public sealed class CommitmentVerificationTests
{
    [Fact]
    public void The_counterparty_verifies_never_the_owner_nor_whoever_confirmed()
    {
        AssertRefused("commitments.rule.verify-own", () => Verify(Confirmed(), OwnerActor));
        AssertRefused("commitments.rule.verifier", () => Verify(Confirmed(), Lead));
        foreach (var outsider in Outsiders.Values)
        {
            AssertRefused("commitments.rule.verifier", () => Verify(Confirmed(), outsider));
        }

        var ours = Terms(side: Side.Regulator);
        AssertRefused("commitments.rule.verify-own", () => Verify(Confirmed(ours), Caseworker));
        AssertRefused("commitments.rule.verifier", () => Verify(Confirmed(ours), Member));
        Verify(Confirmed(ours), Lead);
        Verify(Confirmed(ours), Manager);
    }

    [Fact]
    public void Nobody_checks_the_own_work_through_a_deputy_in_either_direction()
    {
        var ours = Terms(side: Side.Regulator);

        AssertRefused("commitments.rule.verify-own", () => Verify(Confirmed(ours), Caseworker.StandingInFor(Manager)));
        AssertRefused("commitments.rule.verify-own", () => Verify(ConfirmedBy(Manager.StandingInFor(Caseworker)), Manager));
        var verified = Confirmed();
        var colleague = Caseworker with { Person = Ma, Capacities = [] };
        Verify(verified, colleague.StandingInFor(Caseworker));
        Assert.Equal(new DoneBy(Ma, Sun), verified.Verifications.Single().By);

        static Commitment ConfirmedBy(Actor actor)
        {
            var commitment = Agreed(Terms(side: Side.Regulator));
            commitment.Confirm([], null, null, China, actor.By());
            return commitment;
        }
    }

    [Theory]
    [InlineData(Severity.S1, true)]
    [InlineData(Severity.S2, true)]
    [InlineData(Severity.S3, false)]
    public void What_resolves_a_serious_problem_is_not_checked_by_document_alone(Severity severity, bool refused)
    {
        void Verify(bool resolves, params VerificationMethod[] methods) =>
            Confirmed().Verify(VerificationResult.Effective, methods, null, severity, resolves, Manager.By());

        if (refused)
        {
            AssertRefused("commitments.rule.not-by-document", "Methods", () => Verify(true, VerificationMethod.Document));
        }
        else
        {
            Verify(true, VerificationMethod.Document);
        }

        Verify(true, VerificationMethod.Document, VerificationMethod.Sampling);
        Verify(false, VerificationMethod.Document);
    }

    [Fact]
    public void The_worst_problems_are_resolved_by_a_manager()
    {
        void By(Actor actor) => Confirmed().Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, Severity.S1, true, actor.By());

        AssertRefused("commitments.rule.s1-manager", () => By(Caseworker));
        By(Manager);
    }

    [Fact]
    public void A_way_is_named_and_partly_says_what_is_missing()
    {
        AssertRefused("commitments.rule.methods", "Methods", () => Confirmed().Verify(VerificationResult.Effective, [], null, null, false, Caseworker.By()));
        AssertRefused("commitments.rule.partly-note", "Note", () => Confirmed().Verify(VerificationResult.PartlyEffective, [VerificationMethod.OnSite], " ", null, false, Caseworker.By()));
        AssertRefused("commitments.rule.result", () => Confirmed().Verify(VerificationResult.NotEffective, [VerificationMethod.OnSite], "No", null, false, Caseworker.By()));
    }

    [Fact]
    public void A_verification_accepts_the_evidence_and_ends_its_deadline()
    {
        var commitment = Confirmed();

        Verify(commitment, Caseworker);

        Assert.Equal((CommitmentState.Verified, Today, true), (commitment.State, commitment.ClosedOn, commitment.Evidence.Single().Accepted));
        Assert.Contains(commitment.DeadlineInstructions, instruction => instruction is CloseDeadline { Kind: DeadlineKind.VerificationDue });
        Assert.Equal((Owner.Id, "commitment.verified"), (commitment.Tells.Single().To, commitment.Tells.Single().Kind));
    }

    [Fact]
    public void A_return_gives_five_working_days_and_counts_only_when_later_than_the_due_date()
    {
        var early = Confirmed(Terms("2026-10-30"));
        early.Return("Missing", null, China, Caseworker.By());
        Assert.Equal((Day("2026-03-26"), Day("2026-10-30")), (early.ReworkBy, early.EffectiveDue));

        var late = Confirmed(Terms("2026-03-18"));
        late.Return("Missing", Day("2026-03-31"), China, Caseworker.By());
        Assert.Equal((Day("2026-03-31"), Day("2026-03-18"), Day("2026-03-18")), (late.EffectiveDue, late.Due, late.OriginalDue));
        Assert.Equal((false, true), (late.IsOverdue(Day("2026-03-31")), late.IsOverdue(Day("2026-04-01"))));
        Assert.Contains(late.DeadlineInstructions, instruction => instruction is OpenDeadline { Kind: DeadlineKind.CommitmentDue } open && open.Due == Day("2026-03-31"));

        AssertRefused("commitments.rule.rework-date", "ReworkBy", () => Confirmed().Return("Missing", Today, China, Caseworker.By()));
        AssertRefused("commitments.rule.reason", "Reason", () => Confirmed().Return(" ", null, China, Caseworker.By()));
    }

    [Fact]
    public void What_did_not_work_is_replaced_by_one_that_links_back()
    {
        var commitment = Confirmed();
        var stranger = Proposed();

        AssertRefused("commitments.rule.replacement", () => commitment.VerifyNotEffective([VerificationMethod.OnSite], "Drifts", stranger, Caseworker.By()));
        AssertRefused("commitments.rule.reason", "Note", () => commitment.VerifyNotEffective([VerificationMethod.OnSite], " ", ReplacementOf(commitment), Caseworker.By()));
        var replacement = ReplacementOf(commitment);
        commitment.VerifyNotEffective([VerificationMethod.OnSite], "Drifts", replacement, Caseworker.By());

        Assert.Equal((CommitmentState.Superseded, (CommitmentId?)replacement.Id), (commitment.State, commitment.ReplacedById));
        Assert.Null(commitment.Evidence.Single().Accepted);
    }

    [Fact]
    public void The_enterprise_objects_to_the_verification_of_what_the_regulator_did()
    {
        var ours = Confirmed(Terms(side: Side.Regulator));
        AssertRefused("commitments.rule.objection-what", () => ours.RaiseObjection("Nobody came", Manager.Person.Id, Lead.By()));
        Verify(ours, Manager);

        Assert.True(ours.AllowsObjection(Lead.By()));
        AssertRefused("commitments.rule.objection-who", () => ours.RaiseObjection("Nobody came", Manager.Person.Id, Member.By()));
        AssertRefused("commitments.rule.reason", "Text", () => ours.RaiseObjection(" ", Manager.Person.Id, Lead.By()));
        ours.RaiseObjection("Nobody came", Manager.Person.Id, Lead.By());
        Assert.Equal("Nobody came", ours.Objections.Single().Text);
        Assert.False(In(CommitmentState.Verified).AllowsObjection(Lead.By()));
    }

    private static void Verify(Commitment commitment, Actor by) =>
        commitment.Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, null, false, by.By());
}
