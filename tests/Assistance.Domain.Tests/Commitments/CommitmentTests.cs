using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Commitments.CommitmentSamples;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>Every verb in every state, and who may do it.</summary>
public sealed class CommitmentTests
{
    /// <summary>Each verb as the one who may do it would, on a commitment of the enterprise.</summary>
    private static readonly Dictionary<CommitmentVerb, Action<Commitment>> Verbs = new()
    {
        [CommitmentVerb.Agree] = commitment => commitment.Agree(Lead.By()),
        [CommitmentVerb.Decline] = commitment => commitment.Decline("Not possible", Lead.By()),
        [CommitmentVerb.ReportProgress] = commitment => commitment.ReportProgress(40, null, OwnerActor.By()),
        [CommitmentVerb.Confirm] = commitment => commitment.Confirm([], null, null, China, OwnerActor.By()),
        [CommitmentVerb.Return] = commitment => commitment.Return("One gauge is missing", null, China, Caseworker.By()),
        [CommitmentVerb.Verify] = commitment => commitment.Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, null, false, Caseworker.By()),
        [CommitmentVerb.VerifyNotEffective] = commitment => commitment.VerifyNotEffective([VerificationMethod.OnSite], "Still drifts", ReplacementOf(commitment), Caseworker.By()),
        [CommitmentVerb.RequestExtension] = commitment => commitment.RequestExtension(Day("2026-11-30"), "Parts are late", "Daily check", Manager.Person, China, OwnerActor.By()),
        [CommitmentVerb.DecideExtension] = commitment => commitment.DecideExtension(true, null, Manager.By()),
        [CommitmentVerb.Withdraw] = commitment => commitment.Withdraw("Not needed", Manager.By()),
        [CommitmentVerb.Reassign] = commitment => commitment.Reassign(Contact(), null, null, Manager.By()),
    };

    public static TheoryData<CommitmentState, CommitmentVerb> Everything()
    {
        var all = new TheoryData<CommitmentState, CommitmentVerb>();
        foreach (var state in Enum.GetValues<CommitmentState>())
        {
            foreach (var verb in Enum.GetValues<CommitmentVerb>())
            {
                all.Add(state, verb);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_verb_leads_where_the_table_says_or_is_refused_and_changes_nothing(CommitmentState state, CommitmentVerb verb)
    {
        var commitment = In(state);
        if (verb == CommitmentVerb.DecideExtension && state == CommitmentState.Agreed)
        {
            Verbs[CommitmentVerb.RequestExtension](commitment);
        }

        var happenings = commitment.Happenings.Count;
        if (CommitmentTransitions.Next(state, verb) is { } next)
        {
            Verbs[verb](commitment);
            Assert.Equal(next, commitment.State);
            Assert.Equal(happenings + 1, commitment.Happenings.Count);
        }
        else
        {
            AssertRefused($"commitments.rule.not-now.{state}".ToLowerInvariant(), () => Verbs[verb](commitment));
            Assert.Equal((state, happenings), (commitment.State, commitment.Happenings.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_page_offers_a_verb_exactly_to_those_whom_it_is_allowed(CommitmentState state, CommitmentVerb verb)
    {
        foreach (var actor in (Actor[])[Caseworker, Manager, Lead, Member, .. Outsiders.Values])
        {
            var commitment = In(state);
            if (verb == CommitmentVerb.DecideExtension && state == CommitmentState.Agreed)
            {
                Verbs[CommitmentVerb.RequestExtension](commitment);
            }

            Assert.True(commitment.Allows(verb, actor.By(), China) == Succeeds(() => As(actor, verb)(commitment)), $"{state} {verb} {actor.Person.Name}");
        }
    }

    [Fact]
    public void Proposing_is_for_the_regulator_and_the_lead_contact_and_not_for_the_past()
    {
        Assert.Equal(CommitmentState.Proposed, Proposed().State);
        Assert.Equal(Side.Enterprise, Proposed(by: Side.Enterprise).ProposedBy);
        foreach (var outsider in Outsiders.Values.Append(Member))
        {
            AssertRefused("commitments.rule.propose", () => Commitment.Propose(Key, Terms(), Side.Regulator, China, outsider.By(), null));
            AssertRefused("commitments.rule.propose", () => Commitment.Propose(Key, Terms(), Side.Enterprise, China, outsider.By(), null));
        }

        AssertRefused("commitments.rule.due-past", "Due", () => Proposed(Terms("2026-03-18")));
        AssertRefused("commitments.rule.text", "Text", () => Proposed(Terms() with { Text = " " }));
        AssertRefused("commitments.rule.backup-other", "Backup", () => Proposed(Terms(backup: Owner)));
    }

    [Fact]
    public void The_one_who_is_to_answer_is_told()
    {
        var proposed = Commitment.Propose(Key, Terms(), Side.Regulator, China, Caseworker.By(), Lead.Person);

        Assert.Equal((Lead.Person.Id, "commitment.proposed"), (proposed.Tells.Single().To, proposed.Tells.Single().Kind));
    }

    [Fact]
    public void An_answer_is_owed_within_five_working_days_by_the_one_of_the_other_side_who_may_give_it()
    {
        var theirs = Assert.IsType<OpenDeadline>(Assert.Single(Proposed().DeadlineInstructions));
        Assert.Equal((DeadlineKind.AnswerDue, Lead.Person, Side.Enterprise), (theirs.Kind, theirs.Responsible, theirs.Side));
        Assert.Equal(China.AddWorkingDays(Today, 5), theirs.Due);

        var ours = Assert.IsType<OpenDeadline>(Assert.Single(Proposed(by: Side.Enterprise).DeadlineInstructions));
        Assert.Equal((DeadlineKind.AnswerDue, Sun, Side.Regulator), (ours.Kind, ours.Responsible, ours.Side));

        var nobody = Commitment.Propose(Key, Terms(), Side.Regulator, China, Caseworker.By(), null);
        var own = Assert.IsType<OpenDeadline>(Assert.Single(nobody.DeadlineInstructions));
        Assert.Equal((Caseworker.Person, Side.Regulator), (own.Responsible, own.Side));
    }

    [Fact]
    public void Any_answer_and_a_withdrawal_end_the_wait_for_one()
    {
        Ends("agreed", commitment => commitment.Agree(Lead.By()));
        Ends("declined", commitment => commitment.Decline("Not possible", Lead.By()));
        Ends("withdrawn", commitment => commitment.Withdraw("Not needed", Manager.By()));

        static void Ends(string reason, Action<Commitment> answer)
        {
            var commitment = In(CommitmentState.Proposed);
            answer(commitment);
            var closed = commitment.DeadlineInstructions.OfType<CloseDeadline>().First(one => one.Kind == DeadlineKind.AnswerDue);
            Assert.Equal((reason, Today), (closed.Reason, closed.On));
        }
    }

    [Fact]
    public void What_the_enterprise_proposed_the_regulator_answers()
    {
        var proposed = Proposed(by: Side.Enterprise);

        AssertRefused("commitments.rule.other-side", () => proposed.Agree(Lead.By()));
        proposed.Agree(Caseworker.By());
        Assert.Contains(proposed.DeadlineInstructions, instruction => instruction is OpenDeadline { Kind: DeadlineKind.CommitmentDue } open && open.Due == Day("2026-10-30"));
    }

    [Fact]
    public void Only_countermeasures_and_milestones_of_the_regulator_need_no_consent()
    {
        var undertaken = Commitment.Undertake(Key, Terms(side: Side.Regulator, origin: CommitmentOrigin.Countermeasure), Manager.By());

        Assert.Equal(CommitmentState.Agreed, undertaken.State);
        AssertRefused("commitments.rule.undertake", () => Commitment.Undertake(Key, Terms(origin: CommitmentOrigin.Countermeasure), Manager.By()));
        AssertRefused("commitments.rule.undertake", () => Commitment.Undertake(Key, Terms(side: Side.Regulator), Manager.By()));
    }

    [Fact]
    public void A_withdrawal_ends_every_deadline_and_tells_the_owner()
    {
        var commitment = In(CommitmentState.Agreed);
        AssertRefused("commitments.rule.reason", "Reason", () => commitment.Withdraw(" ", Manager.By()));
        AssertRefused("commitments.rule.manager", () => commitment.Withdraw("Not needed", Caseworker.By()));

        commitment.Withdraw("Not needed", Manager.By());

        Assert.Equal(
            [DeadlineKind.AnswerDue, DeadlineKind.CommitmentDue, DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue],
            commitment.DeadlineInstructions.OfType<CloseDeadline>().Select(close => close.Kind));
        Assert.Equal(Owner.Id, commitment.Tells.Single().To);
    }

    [Fact]
    public void A_new_owner_is_of_the_same_side_active_and_not_the_verifier()
    {
        var commitment = In(CommitmentState.Agreed);
        var disabled = Contact();
        disabled.Disable(0);

        AssertRefused("commitments.rule.owner-side", "Owner", () => commitment.Reassign(Official(), null, null, Manager.By()));
        AssertRefused("commitments.rule.owner-side", "Owner", () => commitment.Reassign(Contact(enterprise: EnterpriseId.New()), null, null, Manager.By()));
        AssertRefused("commitments.rule.owner-side", "Owner", () => commitment.Reassign(disabled, null, null, Manager.By()));
        var both = Contact();
        AssertRefused("commitments.rule.backup-other", "Backup", () => commitment.Reassign(both, both, null, Manager.By()));
        commitment.Reassign(both, null, null, Manager.By());
        Assert.Equal(both.Id, commitment.OwnerId);

        var ours = Agreed(Terms(side: Side.Regulator));
        var verifier = Contact(ContactRight.Lead);
        ours.HandVerificationTo(verifier, Manager.By());
        Assert.Equal(verifier.Id, ours.VerifierId);
        AssertRefused("commitments.rule.manager", () => ours.HandVerificationTo(Contact(), Caseworker.By()));
    }

    [Fact]
    public void A_cause_is_recorded_by_a_manager_for_what_is_late_and_from_the_list_of_its_side()
    {
        var commitment = Agreed(due: "2026-03-18");

        AssertRefused("commitments.rule.manager", () => commitment.RecordCause(1, "RESOURCE", null, null, null, Caseworker.By()));
        AssertRefused("commitments.rule.cause", "Code", () => commitment.RecordCause(1, "UNCLEAR_RESPONSIBILITY", null, null, null, Manager.By()));
        AssertRefused("commitments.rule.not-overdue", () => In(CommitmentState.Agreed).RecordCause(1, "RESOURCE", null, null, null, Manager.By()));
        commitment.RecordCause(1, "RESOURCE", "No welder", "remind", null, Manager.By());
        Assert.Equal("RESOURCE", commitment.Causes.Single().Code);
    }

    [Fact]
    public void Progress_is_between_0_and_100()
    {
        var commitment = In(CommitmentState.Agreed);

        AssertRefused("commitments.rule.percent", "Percent", () => commitment.ReportProgress(101, null, OwnerActor.By()));
        AssertRefused("commitments.rule.percent", "Percent", () => commitment.ReportProgress(-1, null, OwnerActor.By()));
        commitment.ReportProgress(65, " Half of them ", OwnerActor.By());
        Assert.Equal((65, "Half of them"), (commitment.Percent, commitment.Progress[^1].Note));
    }

    private static bool Succeeds(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (BrokenRuleException)
        {
            return false;
        }
    }

    private static Action<Commitment> As(Actor actor, CommitmentVerb verb) => verb switch
    {
        CommitmentVerb.Agree => commitment => commitment.Agree(actor.By()),
        CommitmentVerb.Decline => commitment => commitment.Decline("Not possible", actor.By()),
        CommitmentVerb.ReportProgress => commitment => commitment.ReportProgress(40, null, actor.By()),
        CommitmentVerb.Confirm => commitment => commitment.Confirm([], null, null, China, actor.By()),
        CommitmentVerb.Return => commitment => commitment.Return("Missing", null, China, actor.By()),
        CommitmentVerb.Verify => commitment => commitment.Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, null, false, actor.By()),
        CommitmentVerb.VerifyNotEffective => commitment => commitment.VerifyNotEffective([VerificationMethod.OnSite], "Drifts", ReplacementOf(commitment), actor.By()),
        CommitmentVerb.RequestExtension => commitment => commitment.RequestExtension(Day("2026-11-30"), "Late", "Check", Manager.Person, China, actor.By()),
        CommitmentVerb.DecideExtension => commitment => commitment.DecideExtension(true, null, actor.By()),
        CommitmentVerb.Withdraw => commitment => commitment.Withdraw("Not needed", actor.By()),
        _ => commitment => commitment.Reassign(Contact(), null, null, actor.By()),
    };
}
