using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Problems;

/// <summary>Whether a look-back is still to be done.</summary>
public enum LookBackState
{
    /// <summary>A day is set and chased.</summary>
    Booked = 1,

    /// <summary>Somebody looked.</summary>
    Done = 2,

    /// <summary>The problem was opened again before anybody looked.</summary>
    Withdrawn = 3,
}

/// <summary>What a look-back saw.</summary>
public enum LookBackResult
{
    /// <summary>The result held.</summary>
    Effective = 1,

    /// <summary>It did not.</summary>
    NotEffective = 2,
}

/// <summary>回头看: a later look at a resolved problem, to see whether the result held.</summary>
public sealed class LookBack : CaseRecord
{
    private LookBack()
    {
    }

    private LookBack(QualityProblem problem)
        : base(problem.ToCaseKey())
    {
        Id = LookBackId.New();
        ProblemId = problem.Id;
        Number = problem.Number;
        State = LookBackState.Booked;
    }

    /// <summary>Identifies the look-back.</summary>
    public LookBackId Id { get; private set; }

    /// <summary>The problem that is looked at.</summary>
    public ProblemId ProblemId { get; private set; }

    /// <summary>The number of that problem: "P1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>Whether it is still to be done.</summary>
    public LookBackState State { get; private set; }

    /// <summary>The day by which it is to be done.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Who must do it: the lead caseworker.</summary>
    public PersonRef Responsible { get; private set; } = null!;

    /// <summary>The day on which somebody looked.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>Who looked.</summary>
    public DoneBy? HeldBy { get; private set; }

    /// <summary>What was seen.</summary>
    public LookBackResult? Result { get; private set; }

    /// <summary>What was seen, in words.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Books the look-back of a resolved problem: follows its resolution.</summary>
    /// <param name="responsible">The lead caseworker.</param>
    /// <param name="backup">The backup caseworker, or null.</param>
    public static LookBack Book(QualityProblem problem, PersonRef responsible, PersonRef? backup, DoneBy by, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Rule.Require(problem is { State: ProblemState.Resolved, LookBackDueOn: not null }, "problems.rule.look-back-not-resolved", problem.Number);
        var lookBack = new LookBack(problem) { DueOn = problem.LookBackDueOn.Value, Responsible = responsible };
        lookBack.Instruct(new OpenDeadline(
            DeadlineKind.LookBackDue, lookBack.Id.Value, responsible, backup, Side.Regulator,
            lookBack.DueOn, lookBack.DueOn, lookBack.Number, problem.Title));
        lookBack.Record(new Happening("problem.look-back-booked", lookBack.Number, on, by, Facts: new Dictionary<string, string>
        {
            ["due"] = lookBack.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        return lookBack;
    }

    /// <summary>Somebody of the regulator looked. The problem follows: effective, or opened again.</summary>
    /// <param name="on">The day of the look, not in the future.</param>
    public void Hold(LookBackResult result, string? note, DateOnly on, Act act)
    {
        var by = RequireRegulator(act);
        RequireBooked();
        Rule.RequireFor("On", on <= act.Today, "problems.rule.look-back-future");
        Note = Rule.Text("Note", note, "problems.rule.look-back-note");
        (State, Result, HeldOn, HeldBy) = (LookBackState.Done, result, on, by);
        Instruct(new CloseDeadline(DeadlineKind.LookBackDue, Id.Value, null, act.Today, "held"));
        var kind = result == LookBackResult.Effective ? "problem.look-back-effective" : "problem.look-back-not-effective";
        Record(new Happening(kind, Number, on, by, Note));
    }

    /// <summary>Calls it off, because the problem was opened again first.</summary>
    public void Withdraw(Act act)
    {
        var by = RequireRegulator(act);
        RequireBooked();
        State = LookBackState.Withdrawn;
        Instruct(new CloseDeadline(DeadlineKind.LookBackDue, Id.Value, null, act.Today, "withdrawn"));
        Record(new Happening("problem.look-back-withdrawn", Number, act.Today, by));
    }

    /// <summary>Gives it to another caseworker.</summary>
    public void Reassign(PersonRef responsible, PersonRef? backup, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(responsible);
        var by = act.By.Require(who => who.IsManagerOf(DivisionCode), "problems.rule.manager");
        RequireBooked();
        Instruct(new ReassignDeadline(DeadlineKind.LookBackDue, Id.Value, Responsible, responsible, backup));
        Responsible = responsible;
        Record(new Happening("problem.look-back-reassigned", Number, act.Today, by, Facts: new Dictionary<string, string>
        {
            ["to"] = responsible.Name,
        }));
    }

    /// <summary>The days of a pause do not count: it is to be done so many calendar days later. Follows the manager's decision on the case.</summary>
    public void Postpone(int days) => DueOn = DueOn.AddDays(days);

    private DoneBy RequireRegulator(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(who => who.IsRegulatorOf(DivisionCode), "problems.rule.regulator");
    }

    private void RequireBooked() => Rule.Require(State == LookBackState.Booked, "problems.rule.look-back-state", Number);
}
