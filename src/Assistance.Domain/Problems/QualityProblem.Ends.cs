using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Problems;

/// <summary>The verbs that end a problem or open it again, and the way in from a case file.</summary>
public sealed partial class QualityProblem
{
    /// <summary>Calendar days from the last verification to the look-back, unless the installation sets another number.</summary>
    public const int DefaultLookBackDays = 90;

    /// <summary>Its last commitment was verified as effective: follows that verification, whoever verified. Books the look-back.</summary>
    /// <param name="lookBackDays">Calendar days from today to the look-back.</param>
    public void Resolve(Act act, int lookBackDays = DefaultLookBackDays)
    {
        var by = RequireVerifier(act);
        // after a commitment that was not effective, its replacement is the work that goes on
        Rule.Require(State == ProblemState.InRemedy || (State == ProblemState.Reopened && HasDiagnosedCause), "problems.rule.resolve-state", Number);
        (State, ResolvedOn, LookBackDueOn) = (ProblemState.Resolved, act.Today, act.Today.AddDays(lookBackDays));
        Happened("resolved", act, by, facts: new() { ["look-back"] = Day(LookBackDueOn.Value) });
    }

    /// <summary>The days of a pause do not count: its look-back is so many calendar days later. Follows the manager's decision on the case.</summary>
    public void PostponeLookBack(int days) => LookBackDueOn = LookBackDueOn?.AddDays(days);

    /// <summary>The look-back saw that the result held.</summary>
    public void MarkEffective(Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State == ProblemState.Resolved, "problems.rule.effective-state", Number);
        (State, LookBackDueOn) = (ProblemState.Effective, null);
        Happened("effective", act, by);
    }

    /// <summary>
    /// The result was not reached or did not hold. During the remedy it follows a verification, whoever verified;
    /// what had already ended is opened again by a manager only.
    /// </summary>
    public void Reopen(string? reason, Act act)
    {
        var by = State switch
        {
            ProblemState.InRemedy => RequireVerifier(act),
            ProblemState.Resolved => RequireRegulator(act),
            _ => RequireManager(act),
        };
        Rule.Require(
            State is ProblemState.InRemedy or ProblemState.Resolved or ProblemState.Effective or ProblemState.Dismissed or ProblemState.Unresolved,
            "problems.rule.reopen-state", Number);
        ReopenReason = Rule.Text("Reason", reason, "problems.rule.reopen-reason");
        (State, ResolvedOn, LookBackDueOn, DismissReason) = (ProblemState.Reopened, null, null, "");
        Happened("reopened", act, by, ReopenReason);
    }

    /// <summary>It is not a problem to work on.</summary>
    /// <param name="stillOpen">Numbers of the commitments and consultations about it that have not ended: there may be none.</param>
    public void Dismiss(string? reason, IReadOnlyList<string> stillOpen, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State is ProblemState.Reported or ProblemState.Diagnosed, "problems.rule.dismiss-state", Number);
        DismissReason = Rule.Text("Reason", reason, "problems.rule.dismiss-reason");
        Rule.Require(stillOpen.Count == 0, "problems.rule.still-open", Number, stillOpen);
        State = ProblemState.Dismissed;
        Happened("dismissed", act, by, DismissReason);
    }

    /// <summary>移送: a manager decides that it leaves the assistance route. The enterprise does not read of it here.</summary>
    /// <param name="stillOpen">Numbers of the commitments and consultations about it that have not ended: nothing of the assistance may be chased beside enforcement.</param>
    public void Refer(string? to, string? note, IReadOnlyList<string> stillOpen, Act act)
    {
        var by = RequireManager(act);
        Rule.Require(IsOpen, "problems.rule.refer-state", Number);
        var body = Rule.Text("To", to, "problems.rule.refer-to");
        Rule.Require(stillOpen.Count == 0, "problems.rule.still-open", Number, stillOpen);
        Referral = new Referral(body, act.Today, Rule.Text("Note", note, "problems.rule.refer-note"), by);
        State = ProblemState.Referred;
        Happened("referred", act, by, Referral.Note, new() { ["to"] = body }, isInternal: true);
    }

    /// <summary>The case ends before it is solved: follows the manager's closing of the case.</summary>
    public void EndUnresolved(Act act)
    {
        var by = RequireManager(act);
        Rule.Require(IsOpen, "problems.rule.unresolved-state", Number);
        State = ProblemState.Unresolved;
        Happened("unresolved", act, by);
    }

    /// <summary>Takes over a problem as it happened.</summary>
    /// <param name="lookBackDays">Calendar days from its resolution to the look-back.</param>
    public static QualityProblem FromHistory(CaseKey key, ProblemHistory history, int lookBackDays = DefaultLookBackDays)
    {
        ArgumentNullException.ThrowIfNull(history);
        RequirePossible(history);
        var problem = new QualityProblem(key, history.Number);
        problem.Write(history.Report);
        (problem.State, problem.Source) = (history.State, history.Report.Source);
        (problem.ReportedOn, problem.ReportedBy) = (history.ReportedOn, history.By);
        (problem.Causes, problem.SubCauses) = ([.. history.Causes], [.. history.SubCauses]);
        (problem.RootCause, problem.Complexity) = (history.RootCause, history.Complexity);
        (problem.Severity, problem.Triage) = (history.Severity, history.Triage);
        problem.Line("reported", history.ReportedOn, history.By, facts: new() { ["title"] = problem.Title });
        if (history.DiagnosedOn is { } diagnosed)
        {
            (problem.DiagnosedOn, problem.DiagnosedBy) = (diagnosed, history.By);
            problem.Line("diagnosed", diagnosed, history.By, history.RootCause, new() { ["severity"] = $"{history.Severity}" });
        }

        problem.TakeOverEnd(history, lookBackDays);
        return problem;
    }

    private static void RequirePossible(ProblemHistory history)
    {
        var worked = history.State is ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Resolved
            or ProblemState.Effective or ProblemState.Reopened;
        Rule.Require(
            !worked || (history.DiagnosedOn is not null && history.Causes.Count > 0), "problems.rule.history-no-cause", history.Number);
        Rule.Require(
            history.State is not (ProblemState.Resolved or ProblemState.Effective) || history.ResolvedOn is not null,
            "problems.rule.history-not-resolved", history.Number);
        Rule.Require(history.State == ProblemState.Referred == history.Referral is not null, "problems.rule.history-referral", history.Number);
        var inOrder = (history.DiagnosedOn ?? history.ReportedOn) >= history.ReportedOn
            && (history.ResolvedOn is not { } resolved || resolved >= (history.DiagnosedOn ?? history.ReportedOn))
            && (history.EffectiveOn is not { } effective || effective >= history.ResolvedOn)
            && (history.Referral is not { } referral || referral.On >= history.ReportedOn);
        Rule.Require(inOrder, "problems.rule.history-order", history.Number);
    }

    private void TakeOverEnd(ProblemHistory history, int lookBackDays)
    {
        if (State is ProblemState.Resolved or ProblemState.Effective && history.ResolvedOn is { } resolved)
        {
            ResolvedOn = resolved;
            LookBackDueOn = State == ProblemState.Resolved ? resolved.AddDays(lookBackDays) : null;
            Line("resolved", resolved, history.By, facts: new() { ["look-back"] = Day(resolved.AddDays(lookBackDays)) });
        }

        if (State == ProblemState.Effective)
        {
            Line("effective", history.EffectiveOn ?? history.ResolvedOn ?? history.ReportedOn, history.By);
        }

        if (history.Referral is { } referral)
        {
            Referral = referral;
            Line("referred", referral.On, referral.By, referral.Note, new() { ["to"] = referral.To }, isInternal: true);
        }
    }

    private DoneBy RequireManager(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(who => who.IsManagerOf(DivisionCode), "problems.rule.manager");
    }

    /// <summary>Either side verifies commitments of the other, so either may make the problem follow.</summary>
    private DoneBy RequireVerifier(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(
            who => who.IsRegulatorOf(DivisionCode) || who.IsContactOf(EnterpriseId, ContactRight.Lead), "problems.rule.verifier");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Line(
        string kind, DateOnly on, DoneBy by, string? note = null, Dictionary<string, string>? facts = null, bool isInternal = false) =>
        Record(new Happening($"problem.{kind}", Number, on, by, note, facts, isInternal));
}
