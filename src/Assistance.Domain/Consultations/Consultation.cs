using System.Globalization;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Consultations;

/// <summary>会商会诊: experts and both sides consult about named problems.</summary>
public sealed partial class Consultation : CaseRecord
{
    private readonly List<ConsultationSeat> seats = [];
    private readonly List<ConsultationProblem> problems = [];

    private Consultation()
    {
    }

    private Consultation(CaseKey key, string number)
        : base(key)
    {
        Id = ConsultationId.New();
        Number = number;
    }

    /// <summary>Identifies the consultation.</summary>
    public ConsultationId Id { get; private set; }

    /// <summary>Number within the case: "H1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>How far it has come.</summary>
    public ConsultationState State { get; private set; }

    /// <summary>Why it is asked for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who asked for it.</summary>
    public DoneBy RequestedBy { get; private set; } = null!;

    /// <summary>The day on which it was asked for.</summary>
    public DateOnly RequestedOn { get; private set; }

    /// <summary>The day it is set for.</summary>
    public DateOnly? ScheduledOn { get; private set; }

    /// <summary>The time of day, in the bureau's time zone.</summary>
    public TimeOnly? ScheduledTime { get; private set; }

    /// <summary>Where the experts meet.</summary>
    public string Place { get; private set; } = "";

    /// <summary>How the experts meet.</summary>
    public ConsultationForm Form { get; private set; }

    /// <summary>The day on which it took place.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>The experts' seats, in no order: <see cref="ConsultationSeat.Position"/> gives it.</summary>
    public IReadOnlyCollection<ConsultationSeat> Seats => seats;

    /// <summary>The problems that it is about, in no order: <see cref="ConsultationProblem.Position"/> gives it.</summary>
    public IReadOnlyCollection<ConsultationProblem> Problems => problems;

    /// <summary>What was concluded.</summary>
    public string Conclusion { get; private set; } = "";

    /// <summary>Why it was concluded although opinions were missing, or empty.</summary>
    public string MissingOpinionsReason { get; private set; } = "";

    /// <summary>The day of the conclusion.</summary>
    public DateOnly? ConcludedOn { get; private set; }

    /// <summary>The points of the conclusion that are to be carried out.</summary>
    public IReadOnlyList<AdoptedPoint> AdoptedPoints { get; private set; } = [];

    /// <summary>Why it will not take place.</summary>
    public string CancelReason { get; private set; } = "";

    /// <summary>Whether it has neither taken place nor been called off.</summary>
    public bool IsAhead => State is ConsultationState.Requested or ConsultationState.Scheduled;

    /// <summary>Asks for a consultation about problems of the case.</summary>
    public static Consultation Request(
        CaseKey key, string number, string? reason, ConsultationForm form, IReadOnlyList<ProblemRef> about, Act act)
    {
        ArgumentNullException.ThrowIfNull(about);
        var consultation = new Consultation(key, number);
        var by = consultation.RequireRegulator(act);
        consultation.Reason = Rule.Text("Reason", reason, "consultations.rule.request-reason");
        (consultation.State, consultation.Form) = (ConsultationState.Requested, form);
        (consultation.RequestedBy, consultation.RequestedOn) = (by, act.Today);
        consultation.Name(about);
        consultation.Happened("requested", act, by, consultation.Reason, new() { ["problems"] = consultation.ProblemNumbers() });
        return consultation;
    }

    /// <summary>Names other problems, as long as it has not taken place.</summary>
    public void ChangeProblems(IReadOnlyList<ProblemRef> about, Act act)
    {
        ArgumentNullException.ThrowIfNull(about);
        var by = RequireRegulator(act);
        Rule.Require(IsAhead, "consultations.rule.change-state", Number);
        Name(about);
        Happened("problems-changed", act, by, facts: new() { ["problems"] = ProblemNumbers() });
    }

    /// <summary>Sets or changes the date.</summary>
    /// <param name="opinionDue">The day by which the experts owe their opinions; by default the day itself.</param>
    public void Schedule(Appointment appointment, DateOnly? opinionDue, Act act)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        var by = RequireRegulator(act);
        Rule.Require(IsAhead, "consultations.rule.schedule-state", Number);
        Rule.RequireFor("On", appointment.On >= act.Today, "consultations.rule.schedule-past");
        var kind = State == ConsultationState.Requested ? "scheduled" : "rescheduled";
        (ScheduledOn, ScheduledTime, Form) = (appointment.On, appointment.Time, appointment.Form);
        (Place, State) = (appointment.Place.Trim(), ConsultationState.Scheduled);
        foreach (var seat in seats)
        {
            Inform(new Tell(seat.ExpertId, "consultation.scheduled", "expert", MeetingFacts()));
            if (seat.OwesOpinion)
            {
                seat.MoveOpinionDue(opinionDue ?? appointment.On);
                OpenOpinion(seat);
            }
        }

        Happened(kind, act, by, facts: MeetingFacts());
    }

    /// <summary>Invites an expert, who from now on owes a declaration of interests and an opinion.</summary>
    public void Invite(PersonRef expert, DateOnly opinionDue, Act act)
    {
        ArgumentNullException.ThrowIfNull(expert);
        var by = RequireRegulator(act);
        Rule.Require(IsAhead, "consultations.rule.invite-state", Number);
        Rule.RequireFor("Expert", seats.TrueForAll(seat => seat.ExpertId != expert.Id), "consultations.rule.invited-twice", expert.Name);
        Rule.RequireFor("OpinionDue", opinionDue >= act.Today, "consultations.rule.opinion-due-past");
        var seat = new ConsultationSeat(Id, expert, NextPosition(), act.Today, opinionDue);
        seats.Add(seat);
        OpenOpinion(seat);
        Inform(new Tell(expert.Id, "consultation.invited", "expert", MeetingFacts()));
        Happened("expert-invited", act, by, facts: new() { ["expert"] = expert.Name, ["due"] = Day(opinionDue) });
    }

    /// <summary>Takes an invitation back, as long as there is no opinion.</summary>
    public void Uninvite(PersonId expert, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(IsAhead, "consultations.rule.uninvite-state", Number);
        var seat = SeatOf(expert);
        Rule.Require(!seat.HasOpinion, "consultations.rule.uninvite-opinion", seat.ExpertName);
        seats.Remove(seat);
        CloseOpinion(seat, act.Today, "withdrawn");
        Inform(new Tell(expert, "consultation.uninvited", "expert", MeetingFacts()));
        Happened("expert-uninvited", act, by, facts: new() { ["expert"] = seat.ExpertName });
    }

    /// <summary>It took place.</summary>
    public void Hold(DateOnly on, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(State == ConsultationState.Scheduled, "consultations.rule.hold-state", Number);
        Rule.RequireFor("On", on <= act.Today, "consultations.rule.hold-future");
        Rule.Require(seats.Exists(seat => seat.Interest != InterestDeclaration.Conflict), "consultations.rule.no-expert", Number);
        (State, HeldOn) = (ConsultationState.Held, on);
        Happened("held", act, by, facts: new() { ["on"] = Day(on) });
    }

    /// <summary>Writes the conclusion.</summary>
    /// <param name="points">What is adopted; may be empty.</param>
    /// <param name="missingOpinionsReason">Needed when an expert without a conflict of interest has written no opinion.</param>
    public void Conclude(string? conclusion, IReadOnlyList<AdoptedPoint> points, string? missingOpinionsReason, Act act)
    {
        ArgumentNullException.ThrowIfNull(points);
        var by = RequireRegulator(act);
        Rule.Require(State == ConsultationState.Held, "consultations.rule.conclude-state", Number);
        var text = Rule.Text("Conclusion", conclusion, "consultations.rule.conclusion-needed");
        var missing = seats.Where(seat => seat.OwesOpinion).ToList();
        var reason = missing.Count == 0 ? ""
            : Rule.Text("MissingOpinionsReason", missingOpinionsReason, "consultations.rule.opinions-missing");
        AdoptedPoints = [.. points.Select(Checked)];
        (Conclusion, MissingOpinionsReason, ConcludedOn, State) = (text, reason, act.Today, ConsultationState.Concluded);
        missing.ForEach(seat => CloseOpinion(seat, act.Today, "concluded"));
        seats.ForEach(seat => seat.Conclude(AdoptedPoints.Any(point => point.FromExpert == seat.ExpertId)));
        Happened("concluded", act, by, Conclusion);
    }

    /// <summary>Notes which remedy carries out an adopted point.</summary>
    /// <param name="point">Position of the point, from 0.</param>
    public void LinkRemedy(int point, RemedyId remedy, Act act)
    {
        RequireRegulator(act);
        Rule.Require(State == ConsultationState.Concluded, "consultations.rule.link-state", Number);
        Rule.Require(point >= 0 && point < AdoptedPoints.Count, "consultations.rule.no-point", Number);
        Rule.Require(AdoptedPoints[point].RemedyId is null, "consultations.rule.point-linked", Number);
        AdoptedPoints = [.. AdoptedPoints.Select((one, position) => position == point ? one with { RemedyId = remedy } : one)];
    }

    /// <summary>Calls it off before it has taken place.</summary>
    public void Cancel(string? reason, Act act)
    {
        var by = RequireRegulator(act);
        Rule.Require(IsAhead, "consultations.rule.cancel-state", Number);
        CancelReason = Rule.Text("Reason", reason, "consultations.rule.cancel-reason");
        State = ConsultationState.Cancelled;
        foreach (var seat in seats)
        {
            Inform(new Tell(seat.ExpertId, "consultation.cancelled", "expert", MeetingFacts()));
            if (seat.OwesOpinion)
            {
                CloseOpinion(seat, act.Today, "cancelled");
            }
        }

        Happened("cancelled", act, by, CancelReason);
    }

    private AdoptedPoint Checked(AdoptedPoint point)
    {
        var text = Rule.Text("Points", point.Text, "consultations.rule.point-text");
        if (point.FromExpert is { } expert)
        {
            var seat = SeatOf(expert);
            Rule.RequireFor(
                "Points", seat is { HasOpinion: true, Interest: not InterestDeclaration.Conflict },
                "consultations.rule.point-without-opinion", seat.ExpertName);
        }

        return new AdoptedPoint(text, point.FromExpert);
    }

    private void Name(IReadOnlyList<ProblemRef> about)
    {
        Rule.RequireFor("Problems", about.Count > 0, "consultations.rule.problem-needed");
        problems.RemoveAll(link => about.All(problem => problem.ProblemId != link.ProblemId));
        foreach (var (problem, position) in about.DistinctBy(problem => problem.ProblemId).Select((problem, position) => (problem, position)))
        {
            if (problems.Find(link => link.ProblemId == problem.ProblemId) is { } link)
            {
                link.MoveTo(position);
            }
            else
            {
                problems.Add(new ConsultationProblem(Id, problem, position));
            }
        }
    }

    private int NextPosition() => seats.Count == 0 ? 0 : seats.Max(seat => seat.Position) + 1;

    private string ProblemNumbers() => string.Join(", ", problems.OrderBy(link => link.Position).Select(link => link.Number));

    private Dictionary<string, string> MeetingFacts() => new()
    {
        ["on"] = ScheduledOn is { } on ? Day(on) : "",
        ["time"] = ScheduledTime?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        ["place"] = Place,
    };
}
