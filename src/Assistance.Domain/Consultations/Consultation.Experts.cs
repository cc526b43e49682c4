using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Consultations;

/// <summary>What the experts do, and the way in from a case file.</summary>
public sealed partial class Consultation
{
    /// <summary>Whether a person may open the file: an invited expert who declared that there is no conflict of interest.</summary>
    public bool MayOpenFile(PersonId person) =>
        State != ConsultationState.Cancelled
        && seats.Exists(seat => seat.ExpertId == person && seat.Interest == InterestDeclaration.None);

    /// <summary>
    /// An expert says, before anything else, whether there is a conflict of interest. One that comes to light later can still be
    /// declared; a declared conflict stays.
    /// </summary>
    /// <param name="statement">What the conflict is; may be empty where there is none.</param>
    public void DeclareInterest(bool conflict, string? statement, Act act)
    {
        var (seat, by) = RequireOwnSeat(act);
        Rule.Require(
            State is ConsultationState.Requested or ConsultationState.Scheduled or ConsultationState.Held,
            "consultations.rule.declare-state", Number);
        Rule.Require(
            seat.Interest == InterestDeclaration.NotDeclared || (conflict && seat.Interest == InterestDeclaration.None),
            "consultations.rule.declared-before");
        var words = conflict ? Rule.Text("Statement", statement, "consultations.rule.conflict-statement") : statement?.Trim() ?? "";
        seat.Declare(conflict ? InterestDeclaration.Conflict : InterestDeclaration.None, words, act.Today);
        if (conflict)
        {
            CloseOpinion(seat, act.Today, "conflict");
            Inform(new Tell(RequestedBy.Person.Id, "consultation.conflict", "lead", new Dictionary<string, string> { ["expert"] = seat.ExpertName }));
        }

        Happened(conflict ? "conflict-declared" : "no-conflict-declared", act, by, words.Length > 0 ? words : null, isInternal: true);
    }

    /// <summary>An expert writes the own opinion, or writes it anew as long as nothing is concluded.</summary>
    /// <param name="agrees">False is a dissent.</param>
    public void GiveOpinion(string? text, bool agrees, Act act)
    {
        var (seat, by) = RequireOwnSeat(act);
        Rule.Require(
            State is ConsultationState.Requested or ConsultationState.Scheduled or ConsultationState.Held,
            "consultations.rule.opinion-state", Number);
        Rule.Require(seat.Interest != InterestDeclaration.NotDeclared, "consultations.rule.declare-first");
        Rule.Require(seat.Interest != InterestDeclaration.Conflict, "consultations.rule.conflict-excludes");
        var opinion = Rule.Text("Opinion", text, "consultations.rule.opinion-needed");
        var first = !seat.HasOpinion;
        seat.GiveOpinion(opinion, agrees, seats.Count(other => other.HasOpinion), act.Today);
        if (first)
        {
            CloseOpinion(seat, act.Today, "given");
        }

        // who agreed and who did not is told to the enterprise with the conclusion, not before
        Happened(agrees ? "opinion-given" : "dissent-given", act, by, isInternal: true);
    }

    /// <summary>Takes over a consultation as it happened.</summary>
    public static Consultation FromHistory(CaseKey key, ConsultationHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        RequirePossible(history);
        var held = history.On <= history.AsOf;
        var concluded = history.Conclusion.Length > 0;
        var consultation = new Consultation(key, history.Number)
        {
            State = concluded ? ConsultationState.Concluded : held ? ConsultationState.Held : ConsultationState.Scheduled,
            Form = history.Form,
            RequestedBy = history.By,
            RequestedOn = held ? history.On : history.AsOf,
            ScheduledOn = history.On,
            HeldOn = held ? history.On : null,
            Conclusion = history.Conclusion,
            ConcludedOn = concluded ? history.On : null,
        };
        consultation.problems.AddRange(history.Problems.Select((problem, position) => new ConsultationProblem(consultation.Id, problem, position)));
        foreach (var expert in history.Experts)
        {
            consultation.seats.Add(new ConsultationSeat(
                consultation.Id, expert, consultation.seats.Count, consultation.RequestedOn, opinionDue: null));
        }

        consultation.TakeOver(history, held, concluded);
        return consultation;
    }

    private static void RequirePossible(ConsultationHistory history)
    {
        var held = history.On <= history.AsOf;
        Rule.Require(held || history.Conclusion.Length == 0, "consultations.rule.history-future", history.Number);
        var experts = history.Experts.Select(expert => expert.Id).ToHashSet();
        Rule.Require(experts.Count == history.Experts.Count, "consultations.rule.history-expert-twice", history.Number);
        foreach (var opinion in history.Opinions)
        {
            Rule.Require(experts.Remove(opinion.Expert.Id), "consultations.rule.history-opinion", history.Number, opinion.Expert.Name);
        }
    }

    private void TakeOver(ConsultationHistory history, bool held, bool concluded)
    {
        foreach (var (opinion, position) in history.Opinions.Select((opinion, position) => (opinion, position)))
        {
            var seat = SeatOf(opinion.Expert.Id);
            seat.Declare(InterestDeclaration.None, "", RequestedOn);
            seat.GiveOpinion(opinion.Text, opinion.Agrees, position, RequestedOn);
        }

        Line(held ? "held" : "scheduled", history.On, history.By, facts: new() { ["on"] = Day(history.On), ["time"] = "", ["place"] = "" });
        if (concluded)
        {
            Line("concluded", history.On, history.By, Conclusion);
        }
    }

    /// <summary>The days of a pause do not count: an expert's opinion is owed so many calendar days later. Follows the manager's decision on the case.</summary>
    public void PostponeOpinion(PersonId expert, int days)
    {
        var seat = SeatOf(expert);
        if (seat.OpinionDue is { } due)
        {
            seat.MoveOpinionDue(due.AddDays(days));
        }
    }

    /// <summary>A declaration and an opinion are the expert's own: nobody gives them as a deputy.</summary>
    private (ConsultationSeat Seat, DoneBy By) RequireOwnSeat(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var person = act.By.Person.Id;
        var by = act.By.Require(who => who.IsExpert(person), "consultations.rule.expert");
        return (SeatOf(person), by);
    }

    private ConsultationSeat SeatOf(PersonId expert)
    {
        var seat = seats.Find(seat => seat.ExpertId == expert);
        Rule.Require(seat is not null, "consultations.rule.not-invited", Number);
        return seat;
    }

    private DoneBy RequireRegulator(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.By.Require(who => who.IsRegulatorOf(DivisionCode), "consultations.rule.regulator");
    }

    private void OpenOpinion(ConsultationSeat seat)
    {
        if (seat is { OpinionDue: { } due, OriginalOpinionDue: { } original })
        {
            // the deadline is read before interests are declared: it says nothing of the file
            Instruct(new OpenDeadline(DeadlineKind.OpinionDue, Id.Value, seat.ToExpert(), null, Side.Regulator, due, original, Number, ""));
        }
    }

    private void CloseOpinion(ConsultationSeat seat, DateOnly on, string reason)
    {
        if (seat.OpinionDue is not null)
        {
            Instruct(new CloseDeadline(DeadlineKind.OpinionDue, Id.Value, seat.ToExpert(), on, reason));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Happened(
        string kind, Act act, DoneBy by, string? note = null, Dictionary<string, string>? facts = null, bool isInternal = false) =>
        Line(kind, act.Today, by, note, facts, isInternal);

    private void Line(
        string kind, DateOnly on, DoneBy by, string? note = null, Dictionary<string, string>? facts = null, bool isInternal = false) =>
        Record(new Happening($"consultation.{kind}", Number, on, by, note, facts, isInternal));
}
