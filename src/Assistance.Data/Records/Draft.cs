using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>What a person has typed into a form and not yet sent: kept on the server while typing.</summary>
public sealed class Draft
{
    /// <summary>Identifier.</summary>
    public DraftId Id { get; init; }

    /// <summary>Who typed it.</summary>
    public PersonId PersonId { get; init; }

    /// <summary>Which form, by the path of its page: "/cases/BF-…/visits/V2/record"; unique for a person.</summary>
    public string FormKey { get; init; } = "";

    /// <summary>What the form is called on the list of drafts.</summary>
    public string Title { get; set; } = "";

    /// <summary>The fields as they were typed.</summary>
    public string Fields { get; set; } = "{}";

    /// <summary>When it was kept, UTC.</summary>
    public DateTime SavedAt { get; set; }
}
