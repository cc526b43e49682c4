using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Commitments.CommitmentSamples;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>Confirming, and asking for more time.</summary>
public sealed class CommitmentDeliveryTests
{
    [Theory]
    [InlineData(EvidenceRule.None, null, true)]
    [InlineData(EvidenceRule.Any, null, false)]
    [InlineData(EvidenceRule.Any, "invoice", true)]
    [InlineData(EvidenceRule.Photo, "record", false)]
    [InlineData(EvidenceRule.Photo, "photo", true)]
    [InlineData(EvidenceRule.Certificate, "certificate", true)]
    [InlineData(EvidenceRule.Report, "document", false)]
    public void The_evidence_that_was_agreed_is_there(EvidenceRule rule, string? kind, bool enough)
    {
        var commitment = Agreed(Terms(evidence: rule));
        EvidenceItem[] evidence = kind is null ? [] : [Evidence(kind)];
        void Confirm() => commitment.Confirm(evidence, null, null, China, OwnerActor.By());

        if (enough)
        {
            Confirm();
            Assert.Equal(CommitmentState.Confirmed, commitment.State);
        }
        else
        {
            AssertRefused($"commitments.rule.evidence.{rule}".ToLowerInvariant(), "Evidence", Confirm);
            Assert.Empty(commitment.Evidence);
        }
    }

    [Theory]
    [InlineData(Severity.S1, false)]
    [InlineData(Severity.S2, false)]
    [InlineData(Severity.S3, true)]
    [InlineData(Severity.S4, true)]
    public void A_serious_problem_needs_a_file(Severity severity, bool nameIsEnough)
    {
        var commitment = Agreed();
        if (!nameIsEnough)
        {
            AssertRefused("commitments.rule.evidence-file", "Evidence", () => commitment.Confirm([Evidence()], null, severity, China, OwnerActor.By()));
        }

        commitment.Confirm([Evidence(file: !nameIsEnough)], null, severity, China, OwnerActor.By());
        Assert.Equal(CommitmentState.Confirmed, commitment.State);
    }

    [Fact]
    public void What_was_returned_does_not_count_as_evidence_again()
    {
        var commitment = Confirmed(Terms(evidence: EvidenceRule.Record));
        commitment.Return("Unreadable", null, China, Caseworker.By());

        AssertRefused("commitments.rule.evidence.record", "Evidence", () => commitment.Confirm([], null, null, China, OwnerActor.By()));
        commitment.Confirm([Evidence()], null, null, China, OwnerActor.By());
        Assert.Equal([false, null], commitment.Evidence.Select(item => item.Accepted));
    }

    [Fact]
    public void A_confirmation_gives_the_verifier_ten_working_days()
    {
        var commitment = Agreed();

        commitment.Confirm([], null, null, China, OwnerActor.On(Day("2026-11-13")));

        Assert.Equal(Day("2026-11-27"), commitment.VerifyBy);
        var open = Assert.Single(commitment.DeadlineInstructions.OfType<OpenDeadline>());
        Assert.Equal((DeadlineKind.VerificationDue, Sun, Day("2026-11-27"), Side.Regulator), (open.Kind, open.Responsible, open.Due, open.Side));
        Assert.Contains(commitment.Tells, tell => tell.To == Sun.Id && tell.Why == "verifier");
    }

    [Fact]
    public void A_deputy_s_act_names_both()
    {
        var commitment = Agreed();

        commitment.Confirm([], null, null, China, Lead.StandingInFor(OwnerActor).By());

        Assert.Equal(new DoneBy(Lead.Person, OwnerActor.Person), commitment.ConfirmedBy);
        Assert.Equal(Owner, Agreed().StandsInFor(CommitmentVerb.Confirm, Lead.StandingInFor(OwnerActor).By()));
    }

    [Fact]
    public void The_backup_delivers_too()
    {
        var backup = Contact().Ref;
        var commitment = Agreed(Terms(backup: backup));
        var actor = Member with { Person = backup, Capacities = [Member.Capacities[0] with { Person = backup }] };

        commitment.ReportProgress(50, null, actor.By());

        Assert.Equal(50, commitment.Percent);
    }

    [Fact]
    public void More_time_is_asked_for_with_five_working_days_left()
    {
        // due on Friday 30 October: the fifth working day before it is Friday 23 October
        Assert.Equal(Day("2026-10-23"), Agreed().LastDayToAskForTime(China));
        Ask(Agreed(), "2026-11-30", on: "2026-10-23");
        Ask(Agreed(), "2026-11-30", on: "2026-10-25");
        AssertRefused("commitments.rule.extension-notice", () => Ask(Agreed(), "2026-11-30", on: "2026-10-26"));
    }

    [Theory]
    [InlineData("2026-10-30", "commitments.rule.extension-later")]
    [InlineData("2026-12-30", "commitments.rule.extension-days")]
    [InlineData("2026-12-29", null)]
    public void More_time_is_at_most_60_days_from_the_original_date(string newDue, string? refusal)
    {
        if (refusal is null)
        {
            Ask(Agreed(), newDue);
        }
        else
        {
            AssertRefused(refusal, "NewDue", () => Ask(Agreed(), newDue));
        }
    }

    [Fact]
    public void More_time_needs_a_reason_and_a_safeguard()
    {
        AssertRefused("commitments.rule.reason", "Reason", () => Agreed().RequestExtension(Day("2026-11-30"), " ", "Check", Manager.Person, China, OwnerActor.By()));
        AssertRefused("commitments.rule.safeguard", "InterimSafeguard", () => Agreed().RequestExtension(Day("2026-11-30"), "Late", " ", Manager.Person, China, OwnerActor.By()));
    }

    [Fact]
    public void One_request_at_a_time_and_one_granted()
    {
        var commitment = Agreed();
        Ask(commitment, "2026-11-30");
        AssertRefused("commitments.rule.extension-pending", () => Ask(commitment, "2026-12-01"));
        commitment.DecideExtension(false, "There is time", Manager.By());
        Ask(commitment, "2026-12-01");
        commitment.DecideExtension(true, null, Manager.By());

        Assert.Equal((Day("2026-12-01"), Day("2026-10-30")), (commitment.Due, commitment.OriginalDue));
        AssertRefused("commitments.rule.extension-once", () => Ask(commitment, "2026-12-20"));
    }

    [Fact]
    public void The_decision_is_a_manager_s_who_neither_owns_it_nor_asked()
    {
        var commitment = Agreed(Terms(side: Side.Regulator, owner: Manager.Person));
        commitment.RequestExtension(Day("2026-11-30"), "Late", "Check", Manager.Person, China, Manager.By());

        AssertRefused("commitments.rule.extension-decider", () => commitment.DecideExtension(true, null, Manager.By()));
        AssertRefused("commitments.rule.extension-decider", () => commitment.DecideExtension(true, null, Caseworker.By()));
        // nor through a deputy, in either direction
        var other = Manager with { Person = Ma, Capacities = [Manager.Capacities[0] with { Person = Ma }] };
        AssertRefused("commitments.rule.extension-decider", () => commitment.DecideExtension(true, null, Manager.StandingInFor(other).By()));
        AssertRefused("commitments.rule.extension-decider", () => commitment.DecideExtension(true, null, Caseworker.StandingInFor(Manager).By()));
        commitment.DecideExtension(true, null, other.By());
        Assert.Equal(Day("2026-11-30"), commitment.Due);
    }

    [Fact]
    public void A_refusal_of_more_time_says_why_and_a_decision_needs_a_request()
    {
        var commitment = Agreed();
        AssertRefused("commitments.rule.extension-none", () => commitment.DecideExtension(true, null, Manager.By()));
        Ask(commitment, "2026-11-30");
        AssertRefused("commitments.rule.reason", "DecisionNote", () => commitment.DecideExtension(false, " ", Manager.By()));
    }

    [Fact]
    public void A_confirmation_ends_a_wish_for_more_time()
    {
        var commitment = Agreed();
        Ask(commitment, "2026-11-30");

        commitment.Confirm([], null, null, China, OwnerActor.By());

        Assert.Null(commitment.PendingExtension);
        Assert.Contains(commitment.DeadlineInstructions, instruction => instruction is CloseDeadline { Kind: DeadlineKind.ExtensionDecisionDue });
    }

    private static void Ask(Commitment commitment, string newDue, string on = "2026-03-19") =>
        commitment.RequestExtension(Day(newDue), "Parts are late", "Daily check", Manager.Person, China, OwnerActor.On(Day(on)));
}
