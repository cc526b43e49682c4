using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;

namespace Assistance.Domain.Commitments;

/// <content>Other people: an owner, a backup or a verifier in place of the one who has it.</content>
public sealed partial class Commitment
{
    /// <summary>A manager names another owner of the same side; the new owner is told.</summary>
    public void Reassign(Person owner, Person? backup, string? reason, Act act)
    {
        Move(CommitmentVerb.Reassign);
        var by = RequireManager(act);
        Rule.RequireFor(nameof(Backup), backup is null || (backup.Id != owner.Id && backup.IsActive && OfSide(backup)), "commitments.rule.backup-other");
        Give(owner, backup?.Ref, reason, by, act);
    }

    /// <summary>
    /// At a hand-over a manager, or the enterprise's lead contact for what the enterprise promised, gives it to somebody else. The backup
    /// stays, unless it is the new owner.
    /// </summary>
    public void HandTo(Person owner, string? reason, Act act)
    {
        Move(CommitmentVerb.Reassign);
        var by = RequireHandsOver(Side, act);
        Give(owner, Backup is { } backup && backup.Id != owner.Id ? backup : null, reason, by, act);
    }

    /// <summary>At a hand-over somebody else of the same side stands behind the owner.</summary>
    public void HandBackupTo(Person backup, Act act)
    {
        Rule.Require(State is CommitmentState.Proposed or CommitmentState.Agreed or CommitmentState.Confirmed, NotNow);
        var by = RequireHandsOver(Side, act);
        Rule.RequireFor(nameof(Backup), backup.Id != Owner.Id && backup.IsActive && OfSide(backup), "commitments.rule.backup-other");
        Backup = backup.Ref;
        Instruct(new ReassignDeadline(DeadlineKind.CommitmentDue, Id.Value, null, Owner, Backup));
        Tell("backup-changed", by, act, facts: Facts("to", backup.Ref.Name), to: backup.Id, why: "backup");
    }

    /// <summary>At a hand-over a manager, or the enterprise's lead contact for what the enterprise verifies, names another verifier.</summary>
    public void HandVerificationTo(Person verifier, Act act)
    {
        var by = RequireHandsOver(Side == Side.Regulator ? Side.Enterprise : Side.Regulator, act);
        Rule.RequireFor(nameof(Verifier), verifier.IsActive && verifier.Id != Owner.Id && ConfirmedBy?.Involves(verifier.Id) != true, "commitments.rule.owner-verifies");
        Verifier = verifier.Ref;
        Instruct(new ReassignDeadline(DeadlineKind.VerificationDue, Id.Value, null, Verifier, null));
        Tell("verifier-changed", by, act, facts: Facts("to", Verifier.Name), to: Verifier.Id, why: "verifier");
    }

    private void Give(Person owner, PersonRef? backup, string? reason, DoneBy by, Act act)
    {
        Rule.RequireFor(nameof(Owner), owner.IsActive && OfSide(owner), "commitments.rule.owner-side");
        Rule.RequireFor(nameof(Owner), owner.Id != Verifier.Id, "commitments.rule.owner-verifies");
        var former = Owner;
        Owner = owner.Ref;
        Backup = backup;
        Instruct(new ReassignDeadline(DeadlineKind.CommitmentDue, Id.Value, null, Owner, Backup));
        Tell("reassigned", by, act, Blank(reason), Facts("from", former.Name, new Dictionary<string, string> { ["to"] = Owner.Name }), Owner.Id);
    }

    private DoneBy RequireHandsOver(Side side, Act act) =>
        act.By.Require(capacity => Manages(capacity) || (side == Side.Enterprise && SpeaksForEnterprise(capacity)), "commitments.rule.manager");

    /// <summary>Whether a person of that kind can own a commitment of this side.</summary>
    private bool OfSide(Person person) => Side == Side.Enterprise
        ? person.Role == Role.EnterpriseContact && person.EnterpriseId == EnterpriseId
        : person.Role is Role.Caseworker or Role.Manager or Role.Expert;
}
