using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Domain.Enterprises;

/// <summary>Who keeps the register of enterprises: caseworkers and managers, each for the divisions of their bureau and those below it.</summary>
public static class EnterpriseKeeping
{
    /// <summary>Whether the capacity keeps the enterprises of a division.</summary>
    public static bool Keeps(this Capacity capacity, string divisionCode) =>
        capacity.Role is Role.Caseworker or Role.Manager && capacity.Scope is { } scope && DivisionScope.WithBelow(scope.From).Contains(divisionCode);

    /// <summary>Whether the actor keeps the enterprises of a division; the product itself keeps all.</summary>
    public static bool Keeps(this Actor actor, string divisionCode) => actor.IsSystem || actor.Find(capacity => capacity.Keeps(divisionCode)) is not null;

    /// <summary>Refuses an actor who does not keep the enterprises of a division.</summary>
    /// <param name="division">The division in words, for the sentence.</param>
    /// <exception cref="BrokenRuleException">The division lies outside the actor's area.</exception>
    public static void RequireKeeper(this Actor actor, string divisionCode, string division) =>
        Rule.RequireFor("Division", actor.Keeps(divisionCode), "enterprises.rule.area", division);
}
