using Assistance.Domain.Common;

namespace Assistance.Web.Features.People;

/// <summary>Addresses of the pages about who stands in for whom, and whose work goes to whom.</summary>
public static class PeopleLinks
{
    /// <summary>Who stands in for a person.</summary>
    public static string Deputies(PersonId person) => $"/deputies/{person}";

    /// <summary>Gives the open work of a person to others.</summary>
    public static string HandOver(PersonId person) => $"/handover/{person}";

    /// <summary>The contacts of the own enterprise.</summary>
    public const string Contacts = "/contacts";
}
