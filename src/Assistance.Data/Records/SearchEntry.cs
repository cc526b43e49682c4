using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>What can be found by searching.</summary>
public enum SearchKind
{
    /// <summary>A case, by reference, theme and enterprise.</summary>
    Case = 1,

    /// <summary>An enterprise, by name and social credit code.</summary>
    Enterprise = 2,

    /// <summary>A quality problem, by its title.</summary>
    Problem = 3,

    /// <summary>A commitment, by its text; where it is asked for, also by its owner.</summary>
    Commitment = 4,

    /// <summary>A person, by name and title.</summary>
    Person = 5,
}

/// <summary>One record as the search knows it: a row beside each record, written in the same save.</summary>
public sealed class SearchEntry
{
    /// <summary>Number of the row in the full-text index.</summary>
    public long Id { get; init; }

    /// <summary>What it is.</summary>
    public SearchKind Kind { get; init; }

    /// <summary>The identifier of the record.</summary>
    public Guid RecordKey { get; init; }

    /// <summary>The case that the record belongs to, or is; null for enterprises and people.</summary>
    public CaseId? CaseId { get; set; }

    /// <summary>Division of the case or of the enterprise; for people that of their enterprise, else empty.</summary>
    public string DivisionCode { get; set; } = "";

    /// <summary>The enterprise that the record belongs to, or is; null for people of the regulator, experts and the like.</summary>
    public EnterpriseId? EnterpriseId { get; set; }

    /// <summary>What it is called by: the reference of a case, the social credit code of an enterprise, "P1", "C3"; empty for people.</summary>
    public string Number { get; set; } = "";

    /// <summary>The words that are shown.</summary>
    public string Title { get; set; } = "";

    /// <summary>The words for the full-text index, from <see cref="Searching.SearchTokens"/>. PostgreSQL keeps its own form of them and leaves this empty.</summary>
    public string Tokens { get; set; } = "";
}
