using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>Commitments in every state, made by the verbs themselves.</summary>
internal static class CommitmentSamples
{
    /// <summary>The owner of the enterprise's commitments: a member contact.</summary>
    public static readonly PersonRef Owner = Member.Person;

    /// <summary>The same, acting.</summary>
    public static readonly Actor OwnerActor = Member;

    public static CommitmentTerms Terms(
        string due = "2026-10-30", Side side = Side.Enterprise, PersonRef? owner = null, PersonRef? backup = null,
        EvidenceRule evidence = EvidenceRule.None, CommitmentOrigin origin = CommitmentOrigin.Proposal, CommitmentId? replaces = null) =>
        new(
            "C1", side, owner ?? (side == Side.Enterprise ? Owner : Sun), backup, "Recalibrate the gauges", Day(due), evidence, origin,
            side == Side.Enterprise ? Sun : Lead.Person, Replaces: replaces);

    /// <summary>Proposed by the regulator, waiting for the enterprise.</summary>
    public static Commitment Proposed(CommitmentTerms? terms = null, Side by = Side.Regulator) =>
        Commitment.Propose(Key, terms ?? Terms(), by, China, (by == Side.Regulator ? Caseworker : Lead).By(), by == Side.Regulator ? Lead.Person : Sun);

    /// <summary>In progress.</summary>
    public static Commitment Agreed(CommitmentTerms? terms = null, string due = "2026-10-30", string agreedOn = "2026-03-19")
    {
        var commitment = Commitment.AgreedBySignature(Key, terms ?? Terms(due), Day(agreedOn), new DoneBy(Lead.Person, null));
        commitment.ClearCollected();
        return commitment;
    }

    /// <summary>Confirmed by its owner on <see cref="Today"/>.</summary>
    public static Commitment Confirmed(CommitmentTerms? terms = null)
    {
        var commitment = Agreed(terms);
        var owner = (terms ?? Terms()).Side == Side.Enterprise ? OwnerActor : Caseworker;
        commitment.Confirm([Evidence()], null, null, China, owner.By());
        commitment.ClearCollected();
        return commitment;
    }

    /// <summary>A commitment in the given state, with the state's own facts.</summary>
    public static Commitment In(CommitmentState state)
    {
        var commitment = state switch
        {
            CommitmentState.Proposed or CommitmentState.Declined => Proposed(),
            CommitmentState.Agreed or CommitmentState.Withdrawn => Agreed(),
            _ => Confirmed(),
        };
        switch (state)
        {
            case CommitmentState.Declined:
                commitment.Decline("Not possible", Lead.By());
                break;
            case CommitmentState.Withdrawn:
                commitment.Withdraw("Not needed", Manager.By());
                break;
            case CommitmentState.Verified:
                commitment.Verify(VerificationResult.Effective, [VerificationMethod.OnSite], null, null, false, Caseworker.By());
                break;
            case CommitmentState.Superseded:
                commitment.VerifyNotEffective([VerificationMethod.OnSite], "It still drifts", ReplacementOf(commitment), Caseworker.By());
                break;
        }

        Assert.Equal(state, commitment.State);
        commitment.ClearCollected();
        return commitment;
    }

    public static Commitment ReplacementOf(Commitment commitment) =>
        Commitment.Propose(Key, Terms("2026-12-31", replaces: commitment.Id) with { Number = "C2" }, Side.Regulator, China, Caseworker.By(), Lead.Person);

    public static EvidenceItem Evidence(string kind = "record", bool file = false) =>
        new(kind, "Calibration record", Today, new DoneBy(Owner, null), file ? StoredFileId.New() : null, null);

    /// <summary>A person whom a commitment can be given to.</summary>
    public static Person Contact(ContactRight right = ContactRight.Member, EnterpriseId? enterprise = null) =>
        Person.OfEnterprise("Zheng Shili", null, right, enterprise ?? Key.EnterpriseId, "en");

    public static Person Official(string division = "210211") =>
        Person.OfBureau("Luo Biaozhun", null, Role.Caseworker, new Bureau("Example bureau", division), "en");
}
