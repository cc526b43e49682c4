using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>One sign-in that still holds. A cookie that names no such row opens nothing, however long it would be valid.</summary>
public sealed class OpenSession
{
    /// <summary>Identifier, which the cookie carries sealed.</summary>
    public Guid Id { get; init; }

    /// <summary>Who signed in.</summary>
    public PersonId PersonId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime BegunAt { get; init; }

    /// <summary>What the browser called itself, at most 200 characters; empty when it said nothing.</summary>
    public string Browser { get; init; } = "";
}
