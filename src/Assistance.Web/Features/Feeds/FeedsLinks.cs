using Assistance.Domain.Common;

namespace Assistance.Web.Features.Feeds;

/// <summary>Addresses of calendar feeds.</summary>
public static class FeedsLinks
{
    /// <summary>Where a person makes, renews and revokes the own feed.</summary>
    public const string Manage = "/feeds";

    /// <summary>What a calendar program reads.</summary>
    /// <param name="secret">The part that nobody guesses.</param>
    public static string Of(PersonId person, string secret) => $"/feeds/{person.Value}/{secret}";
}
