using Assistance.Domain.Deadlines;

namespace Assistance.Domain.People;

/// <summary>In what way a person is still needed.</summary>
public enum OpenWorkKind
{
    /// <summary>Owes a commitment.</summary>
    Commitment = 1,

    /// <summary>Is to verify a commitment.</summary>
    Verification = 2,

    /// <summary>Leads a case.</summary>
    Case = 3,

    /// <summary>Answers for another promise: an opinion, a signature, a decision, a cause, a look-back, the end of an agreement.</summary>
    Deadline = 4,

    /// <summary>Heads a bureau.</summary>
    BureauHead = 5,

    /// <summary>Stands behind the owner of a commitment.</summary>
    BackupOwner = 6,

    /// <summary>Stands behind the lead caseworker of a case.</summary>
    BackupCaseworker = 7,
}

/// <summary>One thing that still names a person.</summary>
/// <param name="Id">Of the commitment, the case, the deadline or the bureau.</param>
/// <param name="Reference">Of the case; the division for a bureau.</param>
/// <param name="Number">Within the case, or empty.</param>
/// <param name="DeadlineKind">Of a deadline; null for all others.</param>
/// <param name="IsProposed">Whether it is a proposal that nobody has agreed to: it has no owner to change, only an end.</param>
public sealed record OpenWork(OpenWorkKind Kind, Guid Id, string Reference, string Number, string Text, DateOnly? Due, DeadlineKind? DeadlineKind, bool IsProposed)
{
    /// <summary>The name under which a form chooses its new owner.</summary>
    public string Key => $"{(int)Kind}-{Id:N}";
}
