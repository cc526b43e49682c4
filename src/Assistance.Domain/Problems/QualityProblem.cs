using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Problems;

/// <summary>质量问题: a failure or weakness in quality that the case works on. No remedy starts before its cause is found.</summary>
public sealed partial class QualityProblem : CaseRecord
{
    private QualityProblem()
    {
    }

    private QualityProblem(CaseKey key, string number)
        : base(key)
    {
        Id = ProblemId.New();
        Number = number;
        State = ProblemState.Reported;
    }

    /// <summary>Identifies the problem.</summary>
    public ProblemId Id { get; private set; }

    /// <summary>Number within the case: "P1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>How far it has come.</summary>
    public ProblemState State { get; private set; }

    /// <summary>One line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>More words, or empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Codes of the service domains concerned.</summary>
    public IReadOnlyList<string> Domains { get; private set; } = [];

    /// <summary>Where it came to light.</summary>
    public ProblemSource Source { get; private set; }

    /// <summary>The visit on which it was found.</summary>
    public VisitId? FoundAtVisit { get; private set; }

    /// <summary>The number of that visit ("V1"), or empty.</summary>
    public string FoundAt { get; private set; } = "";

    /// <summary>Who named it.</summary>
    public DoneBy ReportedBy { get; private set; } = null!;

    /// <summary>The day on which it was named.</summary>
    public DateOnly ReportedOn { get; private set; }

    /// <summary>5M1E codes of the cause: "MAN", "METHOD".</summary>
    public IReadOnlyList<string> Causes { get; private set; } = [];

    /// <summary>Codes of the finer causes: "MAN-2".</summary>
    public IReadOnlyList<string> SubCauses { get; private set; } = [];

    /// <summary>The five-why chain, first to last.</summary>
    public IReadOnlyList<string> FiveWhys { get; private set; } = [];

    /// <summary>The root cause in words.</summary>
    public string RootCause { get; private set; } = "";

    /// <summary>How grave it is; null until it is diagnosed.</summary>
    public Severity? Severity { get; private set; }

    /// <summary>Why it is held to be that grave.</summary>
    public string SeverityRationale { get; private set; } = "";

    /// <summary>How fast it can be solved; null until it is diagnosed.</summary>
    public Triage? Triage { get; private set; }

    /// <summary>Whether one or several domains are involved; null until it is diagnosed.</summary>
    public Complexity? Complexity { get; private set; }

    /// <summary>The day of the last diagnosis.</summary>
    public DateOnly? DiagnosedOn { get; private set; }

    /// <summary>Who made it.</summary>
    public DoneBy? DiagnosedBy { get; private set; }

    /// <summary>Every change of severity and triage, in order.</summary>
    public IReadOnlyList<Reassessment> Reassessments { get; private set; } = [];

    /// <summary>Shared by the problems of several cases that are the same 共性问题; null for one that stands alone.</summary>
    public Guid? CommonProblemKey { get; private set; }

    /// <summary>What they have in common.</summary>
    public string CommonProblemLabel { get; private set; } = "";

    /// <summary>Why it is not worked on.</summary>
    public string DismissReason { get; private set; } = "";

    /// <summary>Why it was opened again, the last time.</summary>
    public string ReopenReason { get; private set; } = "";

    /// <summary>The decision by which it left the assistance route.</summary>
    public Referral? Referral { get; private set; }

    /// <summary>The day on which its last commitment was verified.</summary>
    public DateOnly? ResolvedOn { get; private set; }

    /// <summary>The day by which it is to be looked at again; null unless it is resolved.</summary>
    public DateOnly? LookBackDueOn { get; private set; }

    /// <summary>Whether a cause is found: what every remedy needs.</summary>
    public bool HasDiagnosedCause => DiagnosedOn is not null && Causes.Count > 0;

    /// <summary>Whether it still waits for work: what blocks the closing of a case.</summary>
    public bool IsOpen => State is ProblemState.Reported or ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Reopened;

    /// <summary>Names a problem: either side may.</summary>
    public static QualityProblem Report(CaseKey key, string number, ProblemReport report, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(report);
        var problem = new QualityProblem(key, number);
        var regulator = act.By.Find(who => who.IsRegulatorOf(problem.DivisionCode));
        var by = regulator is not null
            ? act.By.In(regulator)
            : act.By.Require(who => who.IsContactOf(problem.EnterpriseId), "problems.rule.report-right");
        problem.Write(report);
        problem.Source = regulator is null ? ProblemSource.Enterprise : report.Source;
        (problem.ReportedBy, problem.ReportedOn) = (by, act.Today);
        problem.Happened("reported", act, by, facts: new() { ["title"] = problem.Title });
        return problem;
    }

    /// <summary>Mends the words of the report, as long as no work on it has begun.</summary>
    public void Correct(ProblemReport report, Act act)
    {
        ArgumentNullException.ThrowIfNull(report);
        var by = RequireRegulator(act);
        Rule.Require(State is ProblemState.Reported or ProblemState.Diagnosed, "problems.rule.correct-state", Number);
        Write(report);
        Source = report.Source;
        Happened("corrected", act, by);
    }

    /// <summary>Finds the cause, or finds it anew as long as no work on it goes on.</summary>
    public void Diagnose(Diagnosis diagnosis, Act act)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var by = RequireRegulator(act);
        Rule.Require(
            State is ProblemState.Reported or ProblemState.Diagnosed or ProblemState.Reopened, "problems.rule.diagnose-state", Number);
        var causes = Words(diagnosis.Causes);
        Rule.RequireFor("Causes", causes.Count > 0, "problems.rule.cause-needed");
        var rootCause = Rule.Text("RootCause", diagnosis.RootCause, "problems.rule.root-cause-needed");
        var rationale = Rule.Text("SeverityRationale", diagnosis.SeverityRationale, "problems.rule.rationale-needed");
        Assess(diagnosis.Severity, diagnosis.Triage, rationale, by, act.Today);
        (Causes, SubCauses, RootCause) = (causes, Words(diagnosis.SubCauses), rootCause);
        FiveWhys = [.. diagnosis.FiveWhys.Select(why => why.Trim()).Where(why => why.Length > 0)];
        (Complexity, DiagnosedOn, DiagnosedBy, State) = (diagnosis.Complexity, act.Today, by, ProblemState.Diagnosed);
        Happened("diagnosed", act, by, RootCause, new() { ["severity"] = $"{Severity}" });
    }

    /// <summary>Changes severity or triage, and keeps what they were.</summary>
    public void Reassess(Severity severity, Triage triage, string? rationale, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(
            State is ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Reopened && HasDiagnosedCause,
            "problems.rule.reassess-state", Number);
        Rule.Require(severity != Severity || triage != Triage, "problems.rule.reassess-same");
        var why = Rule.Text("Rationale", rationale, "problems.rule.rationale-needed");
        var (oldSeverity, oldTriage) = (Severity, Triage);
        Assess(severity, triage, why, by, act.Today);
        Happened("reassessed", act, by, why, new()
        {
            ["from"] = $"{oldSeverity}",
            ["to"] = $"{severity}",
            ["triage-from"] = Code(oldTriage),
            ["triage-to"] = Code(triage),
        });
    }

    /// <summary>Work on the cause begins, usually with the first remedy.</summary>
    /// <param name="hasResearchTeam">Whether a research team is set up for it; triage <see cref="Triage.Research"/> needs one.</param>
    public void StartRemedy(bool hasResearchTeam, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State == ProblemState.Reported || CanStartRemedy, "problems.rule.start-state", Number);
        RequireCause(hasResearchTeam);
        State = ProblemState.InRemedy;
        Happened("in-remedy", act, by);
    }

    /// <summary>Whether the state allows the first remedy after a diagnosis or a reopening.</summary>
    internal bool CanStartRemedy => State is ProblemState.Diagnosed or ProblemState.Reopened;

    /// <summary>No remedy without a diagnosed cause; no research without a team.</summary>
    internal void RequireCause(bool hasResearchTeam)
    {
        Rule.Require(HasDiagnosedCause, "problems.rule.no-cause", Number);
        Rule.Require(Triage != Problems.Triage.Research || hasResearchTeam, "problems.rule.no-research-team", Number);
    }

    /// <summary>Marks it as the same problem as those of other cases that carry the same key.</summary>
    public void MarkCommon(Guid key, string? label, Act act)
    {
        var by = RequireRegulator(act);
        CommonProblemLabel = Rule.Text("Label", label, "problems.rule.common-label");
        CommonProblemKey = key;
        Happened("marked-common", act, by, facts: new() { ["label"] = CommonProblemLabel });
    }

    /// <summary>Takes that mark away.</summary>
    public void UnmarkCommon(Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(CommonProblemKey is not null, "problems.rule.not-common", Number);
        Happened("unmarked-common", act, by, facts: new() { ["label"] = CommonProblemLabel });
        (CommonProblemKey, CommonProblemLabel) = (null, "");
    }

    private void Write(ProblemReport report)
    {
        var domains = Words(report.Domains);
        Rule.RequireFor("Domains", domains.Count > 0, "problems.rule.domain-needed");
        Title = Rule.Text("Title", report.Title, "problems.rule.title-needed");
        (Description, Domains) = (report.Description.Trim(), domains);
        (FoundAtVisit, FoundAt) = (report.FoundAtVisit, report.FoundAt.Trim());
    }

    private void Assess(Severity severity, Triage triage, string rationale, DoneBy by, DateOnly on)
    {
        if (Severity != severity)
        {
            Reassessments = [.. Reassessments, new Reassessment(on, by, "severity", Severity?.ToString() ?? "", severity.ToString(), rationale)];
            (Severity, SeverityRationale) = (severity, rationale);
        }

        if (Triage != triage)
        {
            Reassessments = [.. Reassessments, new Reassessment(on, by, "triage", Code(Triage), Code(triage), rationale)];
            Triage = triage;
        }
    }

    private DoneBy RequireRegulator(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(who => who.IsRegulatorOf(DivisionCode), "problems.rule.regulator");
    }

    private static string Code(Triage? triage) => triage?.ToString().ToUpperInvariant() ?? "";

    private static IReadOnlyList<string> Words(IEnumerable<string> words) =>
        [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()];

    private void Happened(
        string kind, Act act, DoneBy by, string? note = null, Dictionary<string, string>? facts = null, bool isInternal = false) =>
        Record(new Happening($"problem.{kind}", Number, act.Today, by, note, facts, isInternal));
}
