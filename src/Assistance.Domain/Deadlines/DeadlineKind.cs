using Assistance.Domain.Common;

namespace Assistance.Domain.Deadlines;

/// <summary>What is promised by a deadline. A new kind of promise attaches here and is chased without new machinery.</summary>
public enum DeadlineKind
{
    /// <summary>A commitment is to be confirmed as done.</summary>
    CommitmentDue = 1,

    /// <summary>A confirmed commitment is to be verified: 10 working days after it was confirmed.</summary>
    VerificationDue = 2,

    /// <summary>An agreement that is out for signature is to be signed by one side.</summary>
    SignatureDue = 3,

    /// <summary>An invited expert is to write an opinion.</summary>
    OpinionDue = 4,

    /// <summary>A manager is to decide on an extension: 3 working days after it was asked for.</summary>
    ExtensionDecisionDue = 5,

    /// <summary>A manager owes the cause of the delay: 3 working days after level 2.</summary>
    CauseDue = 6,

    /// <summary>It is to be looked at whether a result held.</summary>
    LookBackDue = 7,

    /// <summary>The next visit: 10 working days after signing, then quarterly.</summary>
    VisitDue = 8,

    /// <summary>The agreement ends: renew it, or close the case.</summary>
    AgreementEnd = 9,

    /// <summary>The other side is to agree to a proposed commitment, or to decline it: 5 working days after it was proposed.</summary>
    AnswerDue = 10,
}

/// <summary>What a verb asks to be done with a deadline of its record, in the same save.</summary>
/// <param name="Kind">Which promise.</param>
/// <param name="SubjectId">Raw identifier of the record that promised.</param>
/// <param name="Responsible">The one who must act; several deadlines of the same kind on one record differ by this person (opinions, signatures).</param>
public abstract record DeadlineInstruction(DeadlineKind Kind, Guid SubjectId, PersonRef? Responsible);

/// <summary>Open the deadline, or open it again. A date that differs from the last one makes a new version.</summary>
/// <param name="Number">What the deadline speaks of within the case: "C3", "V2".</param>
/// <param name="Text">What is promised, in the words of the record.</param>
/// <param name="Backup">Who is told from the working day before the due date on, or null.</param>
/// <param name="From">The day from which it runs, when that is not the day of the act: a case file tells of the past.</param>
public sealed record OpenDeadline(
    DeadlineKind Kind, Guid SubjectId, PersonRef Responsible, PersonRef? Backup, Side Side,
    DateOnly Due, DateOnly OriginalDue, string Number, string Text, DateOnly? From = null)
    : DeadlineInstruction(Kind, SubjectId, Responsible);

/// <summary>Close the deadline: the promise was kept, or it ended otherwise.</summary>
/// <param name="On">The day on which it ended.</param>
/// <param name="Reason">Why, a short key: "confirmed", "verified", "withdrawn", "decided", "signed", "held", "case-closed", "agreed", "declined".</param>
public sealed record CloseDeadline(DeadlineKind Kind, Guid SubjectId, PersonRef? Responsible, DateOnly On, string Reason)
    : DeadlineInstruction(Kind, SubjectId, Responsible);

/// <summary>Name another responsible person; date and version stay.</summary>
public sealed record ReassignDeadline(DeadlineKind Kind, Guid SubjectId, PersonRef? Responsible, PersonRef NewResponsible, PersonRef? Backup)
    : DeadlineInstruction(Kind, SubjectId, Responsible);
