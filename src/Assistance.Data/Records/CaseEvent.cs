using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>One line of a case's history, as <see cref="Happening"/> told it. Lines are added, never changed.</summary>
public sealed class CaseEvent
{
    /// <summary>Identifier; its order breaks ties of a day.</summary>
    public RecordId Id { get; init; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; init; }

    /// <summary>Division of the bureau that has the case.</summary>
    public string DivisionCode { get; init; } = "";

    /// <summary>The enterprise.</summary>
    public EnterpriseId EnterpriseId { get; init; }

    /// <summary>What happened, "commitment.confirmed".</summary>
    public string Kind { get; init; } = "";

    /// <summary>The record within the case ("C3"), or empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day on which it happened.</summary>
    public DateOnly On { get; init; }

    /// <summary>The instant at which it was recorded, UTC.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Who did it; the zero identifier is the product itself.</summary>
    public PersonId ById { get; init; }

    /// <summary>The name of the one who did it.</summary>
    public string ByName { get; init; } = "";

    /// <summary>In whose name it was done, when a deputy did it.</summary>
    public string? ForName { get; init; }

    /// <summary>The words of the one who did it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Values for the sentence.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether only the regulator's side may read it.</summary>
    public bool Internal { get; init; }
}
