using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;

namespace Assistance.Web.Features.Consultations;

/// <summary>Whose eyes read a consultation.</summary>
public enum ConsultationEyes
{
    /// <summary>The regulator's, auditors included: everything.</summary>
    Regulator,

    /// <summary>The enterprise's: no declarations, opinions once there is a conclusion.</summary>
    Enterprise,

    /// <summary>An invited expert's: nothing of the file before the declaration, the opinions of others once there is a conclusion.</summary>
    Expert,
}

/// <summary>Everything that one reader may know of a consultation.</summary>
/// <param name="Theme">Subject of the case.</param>
/// <param name="IsCaseOpen">Whether work on the case goes on.</param>
/// <param name="On">The day it is set for.</param>
/// <param name="Mine">The reader's own seat, or null.</param>
/// <param name="File">What it is about and what came of it; null as long as, or because, the file is closed to the reader.</param>
public sealed record ConsultationView(
    string Reference, string Enterprise, string Theme, bool IsCaseOpen, string Number, ConsultationState State, ConsultationForm Form,
    string RequestedBy, DateOnly RequestedOn, DateOnly? On, TimeOnly? Time, string Place, DateOnly? HeldOn, DateOnly? ConcludedOn,
    ConsultationEyes Eyes, ConsultationVerbs May, SeatView? Mine, ConsultationFile? File)
{
    /// <summary>Whether the reader is an expert who has to declare interests before the file opens.</summary>
    public bool MustDeclare => Mine is { Interest: InterestDeclaration.NotDeclared } && May.Declare;

    /// <summary>Whether the reader is an expert who declared a conflict.</summary>
    public bool IsConflicted => Mine is { Interest: InterestDeclaration.Conflict };

    /// <summary>Whether there are minutes to print: for the regulator and the experts once it was held, for the enterprise once it is concluded.</summary>
    public bool HasMinutes => File is not null
        && (State == ConsultationState.Concluded || (State == ConsultationState.Held && Eyes != ConsultationEyes.Enterprise));
}

/// <summary>What the reader may do with it now. The domain checks again.</summary>
public sealed record ConsultationVerbs(
    bool Schedule, bool Invite, bool ChangeProblems, bool Hold, bool Conclude, bool Cancel, bool Prescribe, bool Declare, bool GiveOpinion)
{
    /// <summary>What the regulator and an own seat may do in a state.</summary>
    /// <param name="isRegulator">Whether the reader works on the case, and the case is open.</param>
    /// <param name="mine">The reader's own seat in an open case, or null.</param>
    public static ConsultationVerbs Of(Consultation one, bool isRegulator, ConsultationSeat? mine)
    {
        var ahead = one.State is ConsultationState.Requested or ConsultationState.Scheduled;
        var going = ahead || one.State == ConsultationState.Held;
        return new(
            isRegulator && ahead,
            isRegulator && ahead,
            isRegulator && ahead,
            isRegulator && one.State == ConsultationState.Scheduled,
            isRegulator && one.State == ConsultationState.Held,
            isRegulator && ahead,
            isRegulator && one.State == ConsultationState.Concluded,
            going && mine is { Interest: not InterestDeclaration.Conflict },
            going && mine is { Interest: InterestDeclaration.None });
    }
}

/// <summary>The file: what the consultation is about and what came of it.</summary>
/// <param name="MissingOpinionsReason">Why it was concluded without all opinions; the regulator's only, else empty.</param>
/// <param name="History">Empty for experts.</param>
public sealed record ConsultationFile(
    string Reason, IReadOnlyList<ProblemFacts> Problems, IReadOnlyList<SeatView> Seats, string Conclusion, string MissingOpinionsReason,
    string CancelReason, IReadOnlyList<PointView> Points, IReadOnlyList<HistoryLine> History);

/// <summary>A problem as an expert has to know it.</summary>
/// <param name="Causes">Codes of causes and finer causes.</param>
/// <param name="FoundAt">Number of the visit on which it was found, or empty.</param>
/// <param name="Findings">What was found on that visit, or empty.</param>
/// <param name="HasCause">Whether a remedy may be prescribed.</param>
public sealed record ProblemFacts(
    string Number, string Title, string Description, IReadOnlyList<string> Causes, string RootCause, Severity? Severity, string SeverityRationale,
    string FoundAt, DateOnly? FoundOn, string Findings, bool HasCause);

/// <summary>One expert's seat, as far as the reader may know it.</summary>
/// <param name="Interest">Null where declarations are not the reader's business.</param>
/// <param name="Statement">The declaration in words, or empty.</param>
/// <param name="Owes">Whether an opinion is still owed; false where that is not the reader's business.</param>
/// <param name="Opinion">Empty where there is none that the reader may know.</param>
/// <param name="Agrees">False is a dissent.</param>
public sealed record SeatView(
    Guid Expert, string Name, DateOnly InvitedOn, InterestDeclaration? Interest, string Statement, DateOnly? DeclaredOn, DateOnly? OpinionDue, DateOnly? OriginalDue,
    bool Owes, string Opinion, bool? Agrees, DateOnly? OpinionOn, bool? Adopted, bool IsMine);

/// <summary>One adopted point.</summary>
/// <param name="Place">As people count, from 1.</param>
/// <param name="From">The expert whose opinion it is taken from, or null.</param>
/// <param name="HasRemedy">Whether a remedy carries it out.</param>
/// <param name="Remedy">Number of that remedy, or null where the reader sees no remedies.</param>
/// <param name="Problem">Number of the problem that the remedy is for.</param>
public sealed record PointView(int Place, string Text, string? From, bool HasRemedy, string? Remedy, string? Problem);

/// <summary>One line of history.</summary>
public sealed record HistoryLine(string Kind, DateOnly On, string By, string? For, string? Note, bool Internal, IReadOnlyDictionary<string, string> Facts);
