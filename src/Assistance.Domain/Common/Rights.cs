using Assistance.Domain.People;

namespace Assistance.Domain.Common;

/// <summary>Who a capacity makes someone to a case: the conditions that verbs hand to <see cref="Actor.Require"/>.</summary>
public static class Rights
{
    /// <summary>A caseworker or manager whose scope reaches the division.</summary>
    public static bool IsRegulatorOf(this Capacity capacity, string divisionCode) =>
        capacity.Role is Role.Caseworker or Role.Manager && capacity.Reaches(divisionCode);

    /// <summary>A manager whose scope reaches the division.</summary>
    public static bool IsManagerOf(this Capacity capacity, string divisionCode) =>
        capacity.Role == Role.Manager && capacity.Reaches(divisionCode);

    /// <summary>A contact of the enterprise with at least the given right.</summary>
    public static bool IsContactOf(this Capacity capacity, EnterpriseId enterpriseId, ContactRight atLeast = ContactRight.Member) =>
        capacity.Role == Role.EnterpriseContact && capacity.Enterprise == enterpriseId && capacity.Right >= atLeast;

    /// <summary>The expert with the given identity.</summary>
    public static bool IsExpert(this Capacity capacity, PersonId expert) =>
        capacity.Role == Role.Expert && capacity.Person.Id == expert;

    /// <summary>The given person, in whatever role: the owner of a record, or the deputy who stands in for the owner.</summary>
    public static bool IsPerson(this Capacity capacity, PersonId person) => capacity.Person.Id == person;

    private static bool Reaches(this Capacity capacity, string divisionCode) =>
        capacity.Scope is { } scope && scope.Contains(divisionCode);
}
