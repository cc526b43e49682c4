using Assistance.Domain.Common;

namespace Assistance.Domain.Consultations;

/// <summary>How far a consultation has come.</summary>
public enum ConsultationState
{
    /// <summary>Asked for, no date yet.</summary>
    Requested = 1,

    /// <summary>A date is set.</summary>
    Scheduled = 2,

    /// <summary>It took place.</summary>
    Held = 3,

    /// <summary>The conclusion is written.</summary>
    Concluded = 4,

    /// <summary>It will not take place.</summary>
    Cancelled = 5,
}

/// <summary>How the experts meet.</summary>
public enum ConsultationForm
{
    /// <summary>At the enterprise.</summary>
    OnSite = 1,

    /// <summary>Several bodies together.</summary>
    Joint = 2,

    /// <summary>By video or telephone.</summary>
    Remote = 3,

    /// <summary>In writing only.</summary>
    Written = 4,
}

/// <summary>What an expert has said about a conflict of interest.</summary>
public enum InterestDeclaration
{
    /// <summary>Nothing yet: the file stays closed.</summary>
    NotDeclared = 1,

    /// <summary>There is none: the file is open.</summary>
    None = 2,

    /// <summary>There is one: the file stays closed, and no opinion counts.</summary>
    Conflict = 3,
}

/// <summary>A problem that a consultation is about.</summary>
/// <param name="ProblemId">The problem.</param>
/// <param name="Number">Its number within the case: "P1".</param>
public sealed record ProblemRef(ProblemId ProblemId, string Number);

/// <summary>When, where and how the experts meet.</summary>
/// <param name="Time">Time of day in the bureau's time zone, or null.</param>
/// <param name="Place">As written, or empty.</param>
public sealed record Appointment(DateOnly On, TimeOnly? Time, string Place, ConsultationForm Form);

/// <summary>One point of the conclusion that is to be carried out.</summary>
/// <param name="Text">What is to be done; never empty.</param>
/// <param name="FromExpert">The expert whose opinion it is taken from, or null when it came up in the talk.</param>
/// <param name="RemedyId">The remedy that carries it out, once there is one.</param>
public sealed record AdoptedPoint(string Text, PersonId? FromExpert, RemedyId? RemedyId = null);

/// <summary>An opinion as a case file tells it.</summary>
public sealed record OpinionHistory(PersonRef Expert, string Text, bool Agrees);

/// <summary>A consultation as a case file tells it.</summary>
/// <param name="Number">"H1".</param>
/// <param name="On">The day; later than <paramref name="AsOf"/> for one that is still to come.</param>
/// <param name="AsOf">The day on which the file was true.</param>
/// <param name="Conclusion">Empty as long as nothing is concluded.</param>
/// <param name="By">Who is named in the history as the one who held it.</param>
public sealed record ConsultationHistory(
    string Number,
    DateOnly On,
    DateOnly AsOf,
    ConsultationForm Form,
    IReadOnlyList<PersonRef> Experts,
    IReadOnlyList<ProblemRef> Problems,
    IReadOnlyList<OpinionHistory> Opinions,
    string Conclusion,
    DoneBy By);
