using Assistance.Domain.Common;

namespace Assistance.Domain.Consultations;

/// <summary>The seat of one expert in a consultation: invitation, declaration of interests, opinion.</summary>
public sealed class ConsultationSeat
{
    private ConsultationSeat()
    {
    }

    internal ConsultationSeat(ConsultationId consultationId, PersonRef expert, int position, DateOnly invitedOn, DateOnly? opinionDue)
    {
        Id = RecordId.New();
        ConsultationId = consultationId;
        (ExpertId, ExpertName) = expert;
        (Position, InvitedOn, Interest) = (position, invitedOn, InterestDeclaration.NotDeclared);
        (OpinionDue, OriginalOpinionDue) = (opinionDue, opinionDue);
    }

    /// <summary>Identifies the seat.</summary>
    public RecordId Id { get; private set; }

    /// <summary>The consultation.</summary>
    public ConsultationId ConsultationId { get; private set; }

    /// <summary>The expert.</summary>
    public PersonId ExpertId { get; private set; }

    /// <summary>The expert's name and title, as written at the invitation.</summary>
    public string ExpertName { get; private set; } = "";

    /// <summary>Position among the seats, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The day of the invitation.</summary>
    public DateOnly InvitedOn { get; private set; }

    /// <summary>What the expert said about a conflict of interest.</summary>
    public InterestDeclaration Interest { get; private set; }

    /// <summary>That in words, or empty.</summary>
    public string InterestStatement { get; private set; } = "";

    /// <summary>The day of the declaration.</summary>
    public DateOnly? DeclaredOn { get; private set; }

    /// <summary>The day by which the opinion is to be written; null in a case file's history.</summary>
    public DateOnly? OpinionDue { get; private set; }

    /// <summary>The day first set for it.</summary>
    public DateOnly? OriginalOpinionDue { get; private set; }

    /// <summary>The opinion, or empty.</summary>
    public string OpinionText { get; private set; } = "";

    /// <summary>Whether the expert agrees with the line of the consultation; false is a dissent, null without an opinion.</summary>
    public bool? Agrees { get; private set; }

    /// <summary>The day of the opinion.</summary>
    public DateOnly? OpinionOn { get; private set; }

    /// <summary>Position among the opinions of the consultation, from 0, in the order given.</summary>
    public int? OpinionPosition { get; private set; }

    /// <summary>Whether the conclusion adopts a point of it; null until there is a conclusion.</summary>
    public bool? OpinionAdopted { get; private set; }

    /// <summary>Whether there is an opinion.</summary>
    public bool HasOpinion => OpinionText.Length > 0;

    /// <summary>Whether the expert still owes an opinion.</summary>
    public bool OwesOpinion => !HasOpinion && Interest != InterestDeclaration.Conflict;

    /// <summary>The expert, as named here.</summary>
    public PersonRef ToExpert() => new(ExpertId, ExpertName);

    internal void Declare(InterestDeclaration interest, string statement, DateOnly on) =>
        (Interest, InterestStatement, DeclaredOn) = (interest, statement, on);

    internal void GiveOpinion(string text, bool agrees, int position, DateOnly on) =>
        (OpinionText, Agrees, OpinionPosition, OpinionOn) = (text, agrees, OpinionPosition ?? position, on);

    internal void MoveOpinionDue(DateOnly due) => (OpinionDue, OriginalOpinionDue) = (due, OriginalOpinionDue ?? due);

    internal void Conclude(bool adopted) => OpinionAdopted = HasOpinion ? adopted : null;
}

/// <summary>One problem that a consultation is about.</summary>
public sealed class ConsultationProblem
{
    private ConsultationProblem()
    {
    }

    internal ConsultationProblem(ConsultationId consultationId, ProblemRef problem, int position)
    {
        Id = RecordId.New();
        (ConsultationId, Position) = (consultationId, position);
        (ProblemId, Number) = problem;
    }

    /// <summary>Identifies the link.</summary>
    public RecordId Id { get; private set; }

    /// <summary>The consultation.</summary>
    public ConsultationId ConsultationId { get; private set; }

    /// <summary>The problem.</summary>
    public ProblemId ProblemId { get; private set; }

    /// <summary>Its number within the case: "P1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>Position among the problems, from 0, in the order named.</summary>
    public int Position { get; private set; }

    internal void MoveTo(int position) => Position = position;
}
