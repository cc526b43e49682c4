using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>Something for the audit trail that is no change of a record of its own.</summary>
/// <param name="Record">The kind of record, "Account".</param>
/// <param name="RecordKey">Whose: of an account the person, of a deadline itself.</param>
/// <param name="Change">What happened: "SignedIn", "SignedOut", "SignInFailed", "Resting", "LinkSent", "LinkShown", "HandedOver".</param>
/// <param name="Values">Old and new values, or what else is to be known; never a secret.</param>
/// <param name="By">Who, where that is not the one who acts: before the sign-in nobody acts yet.</param>
/// <param name="Case">The case in whose chain it stands, or null for what belongs to none.</param>
public sealed record AuditNote(
    string Record, string RecordKey, string Change, IReadOnlyDictionary<string, object?[]>? Values = null, PersonRef? By = null, CaseKey? Case = null);

/// <summary>One changed record: who (and for whom), when, by which command, what, and why. Written in the same save as the change.</summary>
public sealed class AuditEntry
{
    /// <summary>Identifier, in the order of writing.</summary>
    public RecordId Id { get; init; }

    /// <summary>The instant, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who did it; the zero identifier is the product itself.</summary>
    public PersonId ById { get; init; }

    /// <summary>The name of the one who did it.</summary>
    public string ByName { get; init; } = "";

    /// <summary>In whose name it was done, when a deputy did it.</summary>
    public string? ForName { get; init; }

    /// <summary>The command, "ConfirmCommitment".</summary>
    public string Command { get; init; } = "";

    /// <summary>The kind of record, "Commitment".</summary>
    public string Record { get; init; } = "";

    /// <summary>The key of the record.</summary>
    public string RecordKey { get; init; } = "";

    /// <summary>Added, Modified or Deleted; for accounts also what happened: one of <see cref="AuditNote"/>.</summary>
    public string Change { get; init; } = "";

    /// <summary>The case, or null for what belongs to none.</summary>
    public CaseId? CaseId { get; init; }

    /// <summary>Division of the case, or empty.</summary>
    public string DivisionCode { get; init; } = "";

    /// <summary>Old and new value of every changed field: {"Due":["2026-09-30","2026-11-13"]}.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>Why, in the words of the one who did it, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The chain it stands in: the case, an import in bulk, or the zero identifier for everything else. See docs/audit.md.</summary>
    public Guid Chain { get; private set; }

    /// <summary>Its place in the chain, from 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>16 random bytes that are hashed with names and values: once they are destroyed, nobody can guess these from the hash.</summary>
    public byte[] Salt { get; private set; } = [];

    /// <summary>SHA-256 over the hash of its predecessor and everything above.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Takes its place in a chain.</summary>
    internal void Link(Guid chain, long sequence, byte[] salt) => (Chain, Sequence, Salt) = (chain, sequence, salt);

    /// <summary>Is closed by its hash.</summary>
    internal void Close(byte[] hash) => Hash = hash;
}
