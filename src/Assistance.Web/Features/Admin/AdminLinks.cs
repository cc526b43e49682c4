using Assistance.Domain.Common;

namespace Assistance.Web.Features.Admin;

/// <summary>Addresses of the administrator's pages about people, bureaux and the calendar.</summary>
public static class AdminLinks
{
    /// <summary>All people.</summary>
    public const string People = "/admin/people";

    /// <summary>Invites somebody.</summary>
    public const string Invite = "/admin/people/new";

    /// <summary>All bureaux.</summary>
    public const string Bureaux = "/admin/bureaux";

    /// <summary>The working calendar.</summary>
    public const string Calendar = "/admin/calendar";

    /// <summary>All chase policies.</summary>
    public const string Policies = "/admin/policies";

    /// <summary>Sets a chase policy.</summary>
    public const string EditPolicy = "/admin/policies/edit";

    /// <summary>Sets the policy of a kind and a bureau anew; null stands for all.</summary>
    public static string PolicyOf(Domain.Deadlines.DeadlineKind? kind, string? division) => $"{EditPolicy}?kind={kind}&area={division}";

    /// <summary>One person.</summary>
    public static string Person(PersonId person) => $"/admin/people/{person}";

    /// <summary>Forgets a person for good.</summary>
    public static string Forget(PersonId person) => $"/admin/people/{person}/forget";

    /// <summary>One bureau.</summary>
    public static string Bureau(BureauId bureau) => $"/admin/bureaux/{bureau}";

    /// <summary>People of one bureau.</summary>
    public static string PeopleOf(BureauId bureau) => $"/admin/people?bureau={bureau}";
}
