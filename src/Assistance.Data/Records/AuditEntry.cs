using Assistance.Domain.Common;

namespace Assistance.Data.Records;

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

    /// <summary>Added, Modified or Deleted.</summary>
    public string Change { get; init; } = "";

    /// <summary>The case, or null for what belongs to none.</summary>
    public CaseId? CaseId { get; init; }

    /// <summary>Division of the case, or empty.</summary>
    public string DivisionCode { get; init; } = "";

    /// <summary>Old and new value of every changed field: {"Due":["2026-09-30","2026-11-13"]}.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>Why, in the words of the one who did it, or null.</summary>
    public string? Reason { get; init; }
}
