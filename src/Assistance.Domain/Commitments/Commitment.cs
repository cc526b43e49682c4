using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;

namespace Assistance.Domain.Commitments;

/// <summary>
/// 承诺事项, the centre of the product: a dated action that one named side and owner promised to finish. Its verbs are the table of
/// <see cref="CommitmentTransitions"/>; no other change of state exists.
/// </summary>
public sealed partial class Commitment : CaseRecord
{
    private Commitment()
    {
    }

    private Commitment(CaseKey key, CommitmentTerms terms)
        : base(key)
    {
        Id = CommitmentId.New();
        Number = terms.Number;
        Side = terms.Side;
        Owner = terms.Owner;
        Backup = terms.Backup;
        Verifier = terms.Verifier;
        Text = Rule.Text(nameof(Text), terms.Text, "commitments.rule.text");
        OriginalDue = Due = terms.Due;
        EvidenceRule = terms.EvidenceRule;
        Origin = terms.Origin;
        OriginId = terms.OriginId;
        ProblemId = terms.Problem;
        ProblemNumber = terms.ProblemNumber;
        ReplacesId = terms.Replaces;
        Rule.RequireFor(nameof(Backup), Backup is null || Backup.Id != Owner.Id, "commitments.rule.backup-other");
    }

    /// <summary>Identifier.</summary>
    public CommitmentId Id { get; private set; }

    /// <summary>Number within the case: C1, C2…; milestones of a research team M1, M2….</summary>
    public string Number { get; private set; } = "";

    /// <summary>The side that promises.</summary>
    public Side Side { get; private set; }

    /// <summary>责任人: the one person answerable for it.</summary>
    public PersonId OwnerId { get; private set; }

    /// <summary>The owner's name as cited.</summary>
    public string OwnerName { get; private set; } = "";

    /// <summary>Who stands behind the owner, or null.</summary>
    public PersonId? BackupId { get; private set; }

    /// <summary>The backup's name as cited, or null.</summary>
    public string? BackupName { get; private set; }

    /// <summary>Who is to check it once it is confirmed; never the owner.</summary>
    public PersonId VerifierId { get; private set; }

    /// <summary>The verifier's name as cited.</summary>
    public string VerifierName { get; private set; } = "";

    /// <summary>责任人 with the name as cited.</summary>
    public PersonRef Owner
    {
        get => new(OwnerId, OwnerName);
        private set => (OwnerId, OwnerName) = (value.Id, value.Name);
    }

    /// <summary>The backup with the name as cited, or null.</summary>
    public PersonRef? Backup
    {
        get => BackupId is { } id ? new(id, BackupName ?? "") : null;
        private set => (BackupId, BackupName) = (value?.Id, value?.Name);
    }

    /// <summary>The verifier with the name as cited.</summary>
    public PersonRef Verifier
    {
        get => new(VerifierId, VerifierName);
        private set => (VerifierId, VerifierName) = (value.Id, value.Name);
    }

    /// <summary>What is promised.</summary>
    public string Text { get; private set; } = "";

    /// <summary>State.</summary>
    public CommitmentState State { get; private set; }

    /// <summary>The due date as it was first agreed; never changes.</summary>
    public DateOnly OriginalDue { get; private set; }

    /// <summary>The due date with the granted extension.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>After a return: the day by which it is to be reworked.</summary>
    public DateOnly? ReworkBy { get; private set; }

    /// <summary>What evidence the confirmation needs.</summary>
    public EvidenceRule EvidenceRule { get; private set; }

    /// <summary>Where it comes from.</summary>
    public CommitmentOrigin Origin { get; private set; }

    /// <summary>Raw identifier of the agreement, remedy, visit, team or deadline it comes from, or null.</summary>
    public Guid? OriginId { get; private set; }

    /// <summary>The problem it is to solve, or null.</summary>
    public ProblemId? ProblemId { get; private set; }

    /// <summary>The number of that problem ("P1"), or null.</summary>
    public string? ProblemNumber { get; private set; }

    /// <summary>The side that proposed it; the other side agrees or declines.</summary>
    public Side ProposedBy { get; private set; }

    /// <summary>Day on which both sides agreed, or null.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>Day of the confirmation that stands, or null.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>Who confirmed, or null.</summary>
    public DoneBy? ConfirmedBy { get; private set; }

    /// <summary>Day by which the confirmation is to be verified, or null.</summary>
    public DateOnly? VerifyBy { get; private set; }

    /// <summary>Day on which it ended (verified, superseded, declined, withdrawn), or null.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was declined or withdrawn, or null.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The commitment that it replaces, or null.</summary>
    public CommitmentId? ReplacesId { get; private set; }

    /// <summary>The commitment that replaces it, or null.</summary>
    public CommitmentId? ReplacedById { get; private set; }

    /// <summary>Progress reports, oldest first.</summary>
    public IReadOnlyList<ProgressReport> Progress { get; private set; } = [];

    /// <summary>Evidence, oldest first.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; private set; } = [];

    /// <summary>What took the place of a piece of evidence that was refused: all that came with the next confirmation; empty while there is none.</summary>
    /// <param name="place">Its place in <see cref="Evidence"/>.</param>
    public IReadOnlyList<EvidenceItem> SupersededBy(int place)
    {
        List<EvidenceItem> later = Evidence[place] is { Accepted: false, Judged: { } refused } ? [.. Evidence.Skip(place + 1).Where(item => item.SubmittedOn >= refused.On && item.Judged != refused)] : [];
        return [.. later.TakeWhile(item => item.Judged == later[0].Judged)];
    }

    /// <summary>Extension requests, oldest first.</summary>
    public IReadOnlyList<ExtensionRequest> Extensions { get; private set; } = [];

    /// <summary>Returns for rework, oldest first.</summary>
    public IReadOnlyList<ReturnForRework> Returns { get; private set; } = [];

    /// <summary>Verifications, oldest first; at most one, as a return is none.</summary>
    public IReadOnlyList<Verification> Verifications { get; private set; } = [];

    /// <summary>Objections of the enterprise, oldest first.</summary>
    public IReadOnlyList<Objection> Objections { get; private set; } = [];

    /// <summary>Causes of delay with their countermeasures, oldest first.</summary>
    public IReadOnlyList<OverdueCause> Causes { get; private set; } = [];

    /// <summary>The date that counts now: the due date, or the rework date when that is later.</summary>
    public DateOnly EffectiveDue => ReworkBy is { } rework && rework > Due ? rework : Due;

    /// <summary>The latest reported percentage; 100 once confirmed.</summary>
    public int Percent => State is CommitmentState.Confirmed or CommitmentState.Verified ? 100 : Progress.Count == 0 ? 0 : Progress[^1].Percent;

    /// <summary>The extension request that waits for its decision, or null.</summary>
    public ExtensionRequest? PendingExtension => Extensions.Count > 0 && Extensions[^1].Granted is null ? Extensions[^1] : null;

    /// <summary>Late and not finished on the given day.</summary>
    public bool IsOverdue(DateOnly today) => State == CommitmentState.Agreed && today > EffectiveDue;

    /// <summary>Proposes a commitment; the other side agrees or declines.</summary>
    /// <param name="proposedBy">The side that proposes.</param>
    /// <param name="calendar">The working days of the side that owes the answer.</param>
    /// <param name="answerer">
    /// Who owes the answer: the lead contact, or the lead caseworker. While there is nobody, the one who proposes owes it that there is somebody.
    /// </param>
    public static Commitment Propose(CaseKey key, CommitmentTerms terms, Side proposedBy, WorkingCalendar calendar, Act act, PersonRef? answerer)
    {
        var by = proposedBy == Side.Regulator
            ? act.By.Require(capacity => capacity.IsRegulatorOf(key.DivisionCode), "commitments.rule.propose")
            : act.By.Require(capacity => capacity.IsContactOf(key.EnterpriseId, ContactRight.Lead), "commitments.rule.propose");
        Rule.RequireFor(nameof(Due), terms.Due >= act.Today, "commitments.rule.due-past");
        var proposed = new Commitment(key, terms) { State = CommitmentState.Proposed, ProposedBy = proposedBy };
        proposed.OweAnswer(answerer, by.Person, calendar.AddWorkingDays(act.Today, AnswerWorkingDays));
        proposed.Tell("proposed", by, act, note: null, proposed.Facts("due", Day(terms.Due)), to: answerer?.Id, why: "lead");
        return proposed;
    }

    /// <summary>A dated item of an agreement that both sides have just signed: agreed by the signature.</summary>
    public static Commitment AgreedBySignature(CaseKey key, CommitmentTerms terms, DateOnly signedOn, DoneBy by)
    {
        var agreed = new Commitment(key, terms) { ProposedBy = Side.Regulator };
        agreed.TakeEffect(signedOn);
        agreed.Record(new Happening("commitment.agreed", agreed.Number, signedOn, by, null, agreed.Facts("due", Day(terms.Due))));
        return agreed;
    }

    /// <summary>
    /// What one side undertakes for itself by its own decision and what needs no consent of the other: a manager's countermeasure, or a milestone of a research team.
    /// </summary>
    public static Commitment Undertake(CaseKey key, CommitmentTerms terms, Act act)
    {
        Rule.Require(terms.Side == Side.Regulator && terms.Origin is CommitmentOrigin.Countermeasure or CommitmentOrigin.ResearchMilestone, "commitments.rule.undertake");
        var by = act.By.Require(capacity => capacity.IsRegulatorOf(key.DivisionCode), "commitments.rule.propose");
        Rule.RequireFor(nameof(Due), terms.Due >= act.Today, "commitments.rule.due-past");
        var undertaken = new Commitment(key, terms) { ProposedBy = Side.Regulator };
        undertaken.TakeEffect(act.Today);
        undertaken.Tell("undertaken", by, act, note: null, undertaken.Facts("due", Day(terms.Due)), to: undertaken.Owner.Id, why: "owner");
        return undertaken;
    }

    private void TakeEffect(DateOnly on)
    {
        State = CommitmentState.Agreed;
        AgreedOn = on;
        OpenDue();
    }

    private void OpenDue(DateOnly? from = null) =>
        Instruct(new OpenDeadline(DeadlineKind.CommitmentDue, Id.Value, Owner, Backup, Side, EffectiveDue, OriginalDue, Number, Text, from));

    private void CloseDeadlines(DateOnly on, string reason, params DeadlineKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            Instruct(new CloseDeadline(kind, Id.Value, null, on, reason));
        }
    }

    private void Move(CommitmentVerb verb) =>
        Rule.Require(CommitmentTransitions.Allows(State, verb), NotNow);

    private void Tell(string what, DoneBy by, Act act, string? note = null, IReadOnlyDictionary<string, string>? facts = null, PersonId? to = null, string why = "owner")
    {
        Record(new Happening("commitment." + what, Number, act.Today, by, note, facts));
        if (to is { } person && person != by.Person.Id)
        {
            Inform(new Tell(person, "commitment." + what, why, Facts("note", note ?? "", facts)));
        }
    }

    private Dictionary<string, string> Facts(string name, string value, IReadOnlyDictionary<string, string>? more = null)
    {
        var facts = more is null ? [] : new Dictionary<string, string>(more);
        facts["number"] = Number;
        facts["text"] = Text;
        facts[name] = value;
        return facts;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
