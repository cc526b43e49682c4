using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Visits;

/// <summary>走访: a recorded call on the enterprise. It never costs the enterprise anything.</summary>
public sealed class Visit : CaseRecord
{
    private Visit()
    {
    }

    private Visit(CaseKey key, string number, VisitPurpose purpose)
        : base(key)
    {
        Id = VisitId.New();
        Number = number;
        Purpose = purpose;
    }

    /// <summary>Identifies the visit.</summary>
    public VisitId Id { get; private set; }

    /// <summary>Number within the case: "V1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>How far it has come.</summary>
    public VisitState State { get; private set; }

    /// <summary>What it is for.</summary>
    public VisitPurpose Purpose { get; private set; }

    /// <summary>The day it is or was planned for; null when it was recorded without a plan.</summary>
    public DateOnly? PlannedOn { get; private set; }

    /// <summary>The time of day it is planned for, in the bureau's time zone, or null.</summary>
    public TimeOnly? PlannedTime { get; private set; }

    /// <summary>The day on which it took place.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>Who goes or went, in the order written.</summary>
    public IReadOnlyList<PersonRef> Visitors { get; private set; } = [];

    /// <summary>Whom they met, as written.</summary>
    public IReadOnlyList<string> Met { get; private set; } = [];

    /// <summary>Codes of the service domains in which the enterprise needs help.</summary>
    public IReadOnlyList<string> NeedsByDomain { get; private set; } = [];

    /// <summary>Those needs in words.</summary>
    public string NeedsText { get; private set; } = "";

    /// <summary>What was found.</summary>
    public string Findings { get; private set; } = "";

    /// <summary>What was solved at once.</summary>
    public string SolvedOnTheSpot { get; private set; } = "";

    /// <summary>How long it took, in hours.</summary>
    public decimal? Hours { get; private set; }

    /// <summary>What it cost the enterprise, in yuan: 0 by rule, kept because every visit record says so.</summary>
    public decimal CostToEnterpriseCny { get; private set; }

    /// <summary>Stored photographs.</summary>
    public IReadOnlyList<StoredFileId> PhotoIds { get; private set; } = [];

    /// <summary>The day on which the enterprise acknowledged the record.</summary>
    public DateOnly? AcknowledgedOn { get; private set; }

    /// <summary>Who acknowledged it, or who wrote down that it was acknowledged on the spot.</summary>
    public DoneBy? AcknowledgedBy { get; private set; }

    /// <summary>The enterprise's person who acknowledged it, as written.</summary>
    public string AcknowledgedName { get; private set; } = "";

    /// <summary>What the enterprise said about the record.</summary>
    public string AcknowledgedComment { get; private set; } = "";

    /// <summary>How it was acknowledged.</summary>
    public AcknowledgementWay? AcknowledgedWay { get; private set; }

    /// <summary>The enterprise's rating, 1 (poor) to 5 (very good).</summary>
    public int? Rating { get; private set; }

    /// <summary>Why it will not take place.</summary>
    public string CancelReason { get; private set; } = "";

    /// <summary>One visitor alone: against custom, and shown as such.</summary>
    public bool VisitedAlone => State is VisitState.Held or VisitState.Acknowledged && Visitors.Count == 1;

    /// <summary>Sets a date for a visit.</summary>
    public static Visit Plan(
        CaseKey key, string number, VisitPurpose purpose, DateOnly on, TimeOnly? time, IReadOnlyList<PersonRef> visitors, Act act)
    {
        var visit = new Visit(key, number, purpose);
        var by = visit.RequireRegulator(act);
        RequirePlan(on, visitors, act);
        (visit.State, visit.PlannedOn, visit.PlannedTime, visit.Visitors) = (VisitState.Planned, on, time, [.. visitors]);
        visit.Happened("planned", act, by, facts: visit.PlanFacts());
        return visit;
    }

    /// <summary>Writes down a visit that took place without a plan.</summary>
    public static Visit RecordUnplanned(CaseKey key, string number, VisitRecord record, Act act)
    {
        ArgumentNullException.ThrowIfNull(record);
        var visit = new Visit(key, number, record.Purpose);
        var by = visit.RequireRegulator(act);
        visit.Write(record, act.Today);
        visit.State = VisitState.Held;
        visit.Happened("held", act, by, facts: visit.HeldFacts());
        return visit;
    }

    /// <summary>Takes over a visit as it happened.</summary>
    public static Visit FromHistory(CaseKey key, VisitHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Rule.Require(history.CostToEnterpriseCny == 0, "visits.rule.cost", history.Number);
        Rule.Require(!history.Acknowledged || history.On <= history.AsOf, "visits.rule.history-future", history.Number);
        var held = history.On <= history.AsOf;
        var visit = new Visit(key, history.Number, history.Purpose)
        {
            State = history.Acknowledged ? VisitState.Acknowledged : held ? VisitState.Held : VisitState.Planned,
            PlannedOn = held ? null : history.On,
            HeldOn = held ? history.On : null,
            Visitors = [.. history.Visitors],
            Met = [.. history.Met],
            Findings = history.Findings,
            Hours = history.Hours,
        };
        visit.Record(new Happening(
            held ? "visit.held" : "visit.planned", visit.Number, history.On, history.By,
            Facts: held ? visit.HeldFacts() : visit.PlanFacts()));
        if (history.Acknowledged)
        {
            visit.AcknowledgedOn = history.On;
            visit.AcknowledgedBy = history.By;
            visit.AcknowledgedName = history.Met.Count > 0 ? history.Met[0] : "";
            visit.AcknowledgedWay = AcknowledgementWay.OnPaper;
            visit.Record(new Happening(
                "visit.acknowledged-on-paper", visit.Number, history.On, history.By, Facts: visit.NameFacts()));
        }

        return visit;
    }

    /// <summary>Moves a planned visit to another day.</summary>
    public void Reschedule(DateOnly on, TimeOnly? time, IReadOnlyList<PersonRef> visitors, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State == VisitState.Planned, "visits.rule.reschedule-state", Number);
        RequirePlan(on, visitors, act);
        (PlannedOn, PlannedTime, Visitors) = (on, time, [.. visitors]);
        Happened("rescheduled", act, by, facts: PlanFacts());
    }

    /// <summary>Writes down a planned visit that has taken place.</summary>
    public void RecordHeld(VisitRecord record, Act act)
    {
        ArgumentNullException.ThrowIfNull(record);
        var by = RequireRegulator(act);
        Rule.Require(State == VisitState.Planned, "visits.rule.record-state", Number);
        Write(record, act.Today);
        State = VisitState.Held;
        Happened("held", act, by, facts: HeldFacts());
    }

    /// <summary>Corrects the record as long as the enterprise has not acknowledged it.</summary>
    public void Correct(VisitRecord record, Act act)
    {
        ArgumentNullException.ThrowIfNull(record);
        var by = RequireRegulator(act);
        Rule.Require(State == VisitState.Held, "visits.rule.correct-state", Number);
        Write(record, act.Today);
        Happened("corrected", act, by);
    }

    /// <summary>The enterprise acknowledges the record with an own account.</summary>
    public void Acknowledge(string? comment, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsContactOf(EnterpriseId), "visits.rule.acknowledge-right");
        Acknowledge(AcknowledgementWay.ByAccount, by.For?.Name ?? by.Person.Name, comment, by, act);
    }

    /// <summary>The caseworker writes down who of the enterprise acknowledged the record on the spot.</summary>
    public void AcknowledgeOnTheSpot(string? name, string? comment, Act act)
    {
        var by = RequireRegulator(act);
        var written = Rule.Text("Name", name, "visits.rule.acknowledge-name");
        Acknowledge(AcknowledgementWay.OnTheSpot, written, comment, by, act);
    }

    /// <summary>The enterprise's lead contact rates the visit; a later rating replaces it.</summary>
    public void Rate(int rating, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsContactOf(EnterpriseId, ContactRight.Lead), "visits.rule.rate-right");
        Rule.Require(State is VisitState.Held or VisitState.Acknowledged, "visits.rule.rate-state", Number);
        Rule.RequireFor("Rating", rating is >= 1 and <= 5, "visits.rule.rating");
        Rating = rating;
        Happened("rated", act, by, facts: new Dictionary<string, string> { ["rating"] = rating.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Calls a planned visit off.</summary>
    public void Cancel(string? reason, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State == VisitState.Planned, "visits.rule.cancel-state", Number);
        CancelReason = Rule.Text("Reason", reason, "visits.rule.cancel-reason");
        State = VisitState.Cancelled;
        Happened("cancelled", act, by, CancelReason);
    }

    private static void RequirePlan(DateOnly on, IReadOnlyList<PersonRef> visitors, Act act)
    {
        ArgumentNullException.ThrowIfNull(visitors);
        Rule.RequireFor("On", on >= act.Today, "visits.rule.plan-past");
        Rule.RequireFor("Visitors", visitors.Count > 0, "visits.rule.no-visitor");
    }

    private void Acknowledge(AcknowledgementWay way, string name, string? comment, DoneBy by, Act act)
    {
        Rule.Require(State == VisitState.Held, "visits.rule.acknowledge-state", Number);
        State = VisitState.Acknowledged;
        (AcknowledgedOn, AcknowledgedBy, AcknowledgedName, AcknowledgedWay) = (act.Today, by, name, way);
        AcknowledgedComment = comment?.Trim() ?? "";
        var kind = way == AcknowledgementWay.ByAccount ? "acknowledged" : "acknowledged-on-the-spot";
        Happened(kind, act, by, AcknowledgedComment.Length > 0 ? AcknowledgedComment : null, NameFacts());
    }

    private void Write(VisitRecord record, DateOnly today)
    {
        var met = Words(record.Met);
        Rule.RequireFor("HeldOn", record.HeldOn <= today, "visits.rule.held-future");
        Rule.RequireFor("Visitors", record.Visitors.Count > 0, "visits.rule.no-visitor");
        Rule.RequireFor("Met", met.Count > 0, "visits.rule.no-met");
        Rule.RequireFor("Hours", record.Hours is null or (> 0 and <= 24), "visits.rule.hours");
        Findings = Rule.Text("Findings", record.Findings, "visits.rule.no-findings");
        (HeldOn, Purpose, Visitors, Met) = (record.HeldOn, record.Purpose, [.. record.Visitors], met);
        (NeedsByDomain, NeedsText) = (Words(record.NeedsByDomain), record.NeedsText.Trim());
        (SolvedOnTheSpot, Hours, PhotoIds) = (record.SolvedOnTheSpot.Trim(), record.Hours, [.. record.PhotoIds]);
    }

    private static IReadOnlyList<string> Words(IEnumerable<string> words) =>
        [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()];

    private DoneBy RequireRegulator(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(who => who.IsRegulatorOf(DivisionCode), "visits.rule.regulator");
    }

    private Dictionary<string, string> PlanFacts() => new() { ["on"] = Day(PlannedOn) };

    private Dictionary<string, string> HeldFacts() => new()
    {
        ["on"] = Day(HeldOn),
        ["visitors"] = string.Join(", ", Visitors.Select(visitor => visitor.Name)),
    };

    private Dictionary<string, string> NameFacts() => new() { ["name"] = AcknowledgedName };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private void Happened(string kind, Act act, DoneBy by, string? note = null, Dictionary<string, string>? facts = null) =>
        Record(new Happening($"visit.{kind}", Number, act.Today, by, note, facts));
}
