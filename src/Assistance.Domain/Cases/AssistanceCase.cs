using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;

namespace Assistance.Domain.Cases;

/// <summary>帮扶事项: one agreement with its visits, problems, consultations, remedies and commitments, tracked until closure.</summary>
public sealed partial class AssistanceCase : CaseRecord
{
    /// <summary>The most calendar days by which the dates of a paused case are moved at once.</summary>
    public const int LongestMove = 366;

    private AssistanceCase()
    {
    }

    private AssistanceCase(CaseKey key)
        : base(key)
    {
    }

    /// <summary>BF-[division]-[year]-[sequence], e.g. BF-210211-2026-001; unique.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The bureau that has the case.</summary>
    public BureauId BureauId { get; private set; }

    /// <summary>Subject of the case in a few words.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>Whether a cooperative with members is assisted.</summary>
    public bool IsCollective { get; private set; }

    /// <summary>The lead caseworker.</summary>
    public PersonId LeadId { get; private set; }

    /// <summary>The lead caseworker's name.</summary>
    public string LeadName { get; private set; } = "";

    /// <summary>The backup caseworker, or null.</summary>
    public PersonId? BackupId { get; private set; }

    /// <summary>The backup caseworker's name, or null.</summary>
    public string? BackupName { get; private set; }

    /// <summary>The lead caseworker with the name as cited.</summary>
    public PersonRef Lead
    {
        get => new(LeadId, LeadName);
        private set => (LeadId, LeadName) = (value.Id, value.Name);
    }

    /// <summary>The backup caseworker with the name as cited, or null.</summary>
    public PersonRef? Backup
    {
        get => BackupId is { } id ? new(id, BackupName ?? "") : null;
        private set => (BackupId, BackupName) = (value?.Id, value?.Name);
    }

    /// <summary>State.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>Day on which it was opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Why it is paused, or null.</summary>
    public string? PauseReason { get; private set; }

    /// <summary>Day on which it was closed, or null.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>How it ended, or null.</summary>
    public CaseResult? Result { get; private set; }

    /// <summary>What others can learn from it, or null.</summary>
    public string? LessonsLearned { get; private set; }

    /// <summary>成效: the measured results.</summary>
    public IReadOnlyList<OutcomeMeasure> Measures { get; private set; } = [];

    /// <summary>The enterprise's satisfaction, 1 to 5, or null.</summary>
    public int? Satisfaction { get; private set; }

    /// <summary>The enterprise's words to its rating, or null.</summary>
    public string? SatisfactionComment { get; private set; }

    /// <summary>A programme that the case belongs to besides (award incubation), or null.</summary>
    public string? LinkedProgramme { get; private set; }

    /// <summary>Where it came from, when it was imported.</summary>
    public CaseFileOrigin? Origin { get; private set; }

    /// <summary>Opens a case.</summary>
    /// <param name="sequence">Running number within division and year, from 1.</param>
    public static AssistanceCase Open(EnterpriseId enterprise, Bureau bureau, int sequence, string theme, bool isCollective, Person lead, Person? backup, Act act)
    {
        var by = act.By.Require(capacity => capacity.IsRegulatorOf(bureau.DivisionCode), "cases.rule.open");
        RequireTeam(bureau.Id, lead, backup);
        var opened = new AssistanceCase(new CaseKey(CaseId.New(), bureau.DivisionCode, enterprise))
        {
            Reference = ReferenceOf(bureau.DivisionCode, act.Today.Year, sequence),
            BureauId = bureau.Id,
            Theme = Rule.Text(nameof(Theme), theme, "cases.rule.theme"),
            IsCollective = isCollective,
            Lead = lead.Ref,
            Backup = backup?.Ref,
            Status = CaseStatus.Open,
            OpenedOn = act.Today,
        };
        opened.Record(new Happening("case.opened", "", act.Today, by));
        return opened;
    }

    /// <summary>A case as a case file tells it.</summary>
    public static AssistanceCase FromHistory(CaseHistory history)
    {
        Rule.Require(history.ClosedOn is null || history.ClosedOn >= history.OpenedOn, "cases.rule.order", history.Reference);
        Rule.Require(history.Satisfaction is null or (>= 1 and <= 5), "cases.rule.satisfaction");
        var taken = new AssistanceCase(new CaseKey(CaseId.New(), history.Bureau.DivisionCode, history.Enterprise))
        {
            Reference = history.Reference,
            BureauId = history.Bureau.Id,
            Theme = history.Theme,
            IsCollective = history.IsCollective,
            Lead = history.Lead,
            Status = history.ClosedOn is null ? CaseStatus.Open : CaseStatus.Closed,
            OpenedOn = history.OpenedOn,
            ClosedOn = history.ClosedOn,
            Result = history.Result,
            Measures = history.Measures,
            Satisfaction = history.Satisfaction,
            LinkedProgramme = history.LinkedProgramme,
            Origin = history.Origin,
        };
        taken.Record(new Happening("case.opened", "", history.OpenedOn, new DoneBy(history.Lead, null)));
        if (history.ClosedOn is { } closed)
        {
            taken.Record(new Happening("case.closed", "", closed, new DoneBy(history.Lead, null)));
        }

        return taken;
    }

    /// <summary>The reference of a case.</summary>
    public static string ReferenceOf(string divisionCode, int year, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"BF-{divisionCode}-{year:0000}-{sequence:000}");

    /// <summary>Refuses any work on a case that is paused or closed.</summary>
    public void RequireOpen() => RequireOpen(Status);

    /// <summary>The same, where only the status is known.</summary>
    public static void RequireOpen(CaseStatus status) =>
        Rule.Require(status == CaseStatus.Open, status == CaseStatus.Paused ? "cases.rule.paused" : "cases.rule.closed");

    /// <summary>Pauses the case: read-only from now on, while its deadlines keep running.</summary>
    public void Pause(string reason, Act act)
    {
        RequireOpen();
        var by = RequireManager(act);
        PauseReason = Rule.Text(nameof(PauseReason), reason, "cases.rule.reason");
        Status = CaseStatus.Paused;
        Record(new Happening("case.paused", "", act.Today, by, PauseReason));
    }

    /// <summary>
    /// A manager decides about the dates of a paused case, whose deadlines run on: move them, or keep them. Either way it is recorded, and
    /// who owes something is told of a move. The records and their deadlines follow.
    /// </summary>
    /// <param name="days">Calendar days by which they are moved, 1 to 366; 0 keeps them.</param>
    /// <param name="moved">How many dates.</param>
    /// <param name="told">Who is responsible for them.</param>
    public void DecideOnDates(int days, int moved, IEnumerable<PersonId> told, string reason, Act act)
    {
        Rule.Require(Status == CaseStatus.Paused, "cases.rule.dates-paused");
        var by = RequireManager(act);
        Rule.RequireFor("Days", days is >= 0 and <= LongestMove, "cases.rule.days");
        var words = Rule.Text("Reason", reason, "cases.rule.reason");
        var facts = new Dictionary<string, string> { ["days"] = days.ToString(CultureInfo.InvariantCulture), ["count"] = moved.ToString(CultureInfo.InvariantCulture) };
        Record(new Happening(days == 0 ? "case.dates-kept" : "case.dates-moved", "", act.Today, by, words, facts));
        foreach (var person in told.Distinct().Where(person => days > 0 && person != by.Person.Id))
        {
            Inform(new Tell(person, "case.dates-moved", "owner", facts));
        }
    }

    /// <summary>Takes a paused case up again.</summary>
    public void Resume(string? note, Act act)
    {
        Rule.Require(Status == CaseStatus.Paused, "cases.rule.not-paused");
        var by = RequireManager(act);
        Status = CaseStatus.Open;
        PauseReason = null;
        Record(new Happening("case.resumed", "", act.Today, by, note));
    }

    /// <summary>Sets when the next visit is due.</summary>
    public void ExpectVisit(DateOnly due) =>
        Instruct(new OpenDeadline(DeadlineKind.VisitDue, CaseId.Value, Lead, Backup, Side.Regulator, due, due, "", Theme));

    /// <summary>Records the measured results.</summary>
    public void Measure(IReadOnlyList<OutcomeMeasure> measures, Act act)
    {
        RequireOpen();
        var by = act.By.Require(capacity => capacity.IsRegulatorOf(DivisionCode), "cases.rule.regulator");
        Measures = measures;
        Record(new Happening("case.measured", "", act.Today, by));
    }

    /// <summary>The enterprise attests the measured results.</summary>
    public void AttestMeasures(Act act)
    {
        var by = RequireEnterpriseLead(act);
        Rule.Require(Measures.Any(measure => measure.After is not null), "cases.rule.nothing-measured");
        Measures = [.. Measures.Select(measure => measure.After is null ? measure : measure with { AttestedBy = by.Person })];
        Record(new Happening("case.attested", "", act.Today, by));
    }

    /// <summary>The enterprise says how satisfied it is; below 3 the manager is asked to reopen.</summary>
    public void Rate(int satisfaction, string? comment, PersonId? manager, Act act)
    {
        var by = RequireEnterpriseLead(act);
        Rule.RequireFor(nameof(Satisfaction), satisfaction is >= 1 and <= 5, "cases.rule.satisfaction");
        Satisfaction = satisfaction;
        SatisfactionComment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        var facts = new Dictionary<string, string> { ["satisfaction"] = satisfaction.ToString(CultureInfo.InvariantCulture) };
        Record(new Happening("case.rated", "", act.Today, by, SatisfactionComment, facts));
        if (satisfaction < 3 && manager is { } told)
        {
            Inform(new Tell(told, "case.rated-low", "manager", facts));
        }
    }

    /// <summary>Closes the case. Nothing may be open; <see cref="ClosingGate"/> lists what still blocks.</summary>
    public void Close(CaseResult result, string lessonsLearned, IReadOnlyList<ClosingBlock> blocks, Act act)
    {
        RequireOpen();
        var by = RequireManager(act);
        Rule.Require(blocks.Count == 0, "cases.rule.blocked", blocks.Count);
        LessonsLearned = Rule.Text(nameof(LessonsLearned), lessonsLearned, "cases.rule.lessons");
        Result = result;
        Status = CaseStatus.Closed;
        ClosedOn = act.Today;
        Instruct(new CloseDeadline(DeadlineKind.VisitDue, CaseId.Value, null, act.Today, "case-closed"));
        Record(new Happening("case.closed", "", act.Today, by, LessonsLearned));
    }

    /// <summary>Opens a closed case again: the enterprise was not satisfied, or the result did not hold.</summary>
    public void Reopen(string reason, Act act)
    {
        Rule.Require(Status == CaseStatus.Closed, "cases.rule.not-closed");
        var by = RequireManager(act);
        var words = Rule.Text("Reason", reason, "cases.rule.reason");
        Status = CaseStatus.Open;
        ClosedOn = null;
        Result = null;
        Record(new Happening("case.reopened", "", act.Today, by, words));
    }

    /// <summary>Adds a note. A note of the regulator's side may be internal: the enterprise does not see it.</summary>
    public void Note(string text, bool isInternal, Act act)
    {
        var by = act.By.Require(
            capacity => capacity.IsRegulatorOf(DivisionCode) || (!isInternal && capacity.IsContactOf(EnterpriseId, ContactRight.Member)),
            "cases.rule.note");
        Record(new Happening("case.noted", "", act.Today, by, Rule.Text("Text", text, "cases.rule.note-text"), Internal: isInternal));
    }

    private DoneBy RequireManager(Act act) => act.By.Require(capacity => capacity.IsManagerOf(DivisionCode), "cases.rule.manager");

    private DoneBy RequireEnterpriseLead(Act act) =>
        act.By.Require(capacity => capacity.IsContactOf(EnterpriseId, ContactRight.Lead), "cases.rule.enterprise-lead");
}
