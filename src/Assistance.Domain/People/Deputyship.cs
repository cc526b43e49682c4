using Assistance.Domain.Common;

namespace Assistance.Domain.People;

/// <summary>代理: one person stands in for another between two dates. The deputy's acts name both.</summary>
public sealed class Deputyship : Entity
{
    private Deputyship()
    {
    }

    /// <summary>Lets <paramref name="deputy"/> stand in for <paramref name="absent"/>.</summary>
    public Deputyship(Person absent, Person deputy, DateOnly from, DateOnly until, Act act)
    {
        Rule.RequireFor(nameof(DeputyId), absent.Id != deputy.Id, "people.rule.own-deputy");
        Rule.RequireFor(nameof(Until), until >= from, "people.rule.deputy-dates");
        Rule.RequireFor(nameof(Until), until >= act.Today, "people.rule.deputy-past");
        Rule.RequireFor(nameof(DeputyId), deputy.IsActive, "people.rule.deputy-active");
        // a side never stands in for the other, and rights never grow: roles of the regulator among themselves, contacts within their enterprise
        Rule.RequireFor(
            nameof(DeputyId),
            absent.Role switch
            {
                Role.Caseworker => deputy.Role is Role.Caseworker or Role.Manager,
                Role.Manager => deputy.Role == Role.Manager,
                Role.EnterpriseContact => deputy.Role == Role.EnterpriseContact && deputy.EnterpriseId == absent.EnterpriseId,
                _ => false,
            },
            "people.rule.deputy-role");
        Id = RecordId.New();
        AbsentId = absent.Id;
        AbsentName = absent.Name;
        DeputyId = deputy.Id;
        DeputyName = deputy.Name;
        From = from;
        Until = until;
        ArrangedBy = act.By.Person.Name;
    }

    /// <summary>Identifier.</summary>
    public RecordId Id { get; private set; }

    /// <summary>The one who is away.</summary>
    public PersonId AbsentId { get; private set; }

    /// <summary>The name of the one who is away.</summary>
    public string AbsentName { get; private set; } = "";

    /// <summary>The one who stands in.</summary>
    public PersonId DeputyId { get; private set; }

    /// <summary>The name of the one who stands in.</summary>
    public string DeputyName { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Who arranged it.</summary>
    public string ArrangedBy { get; private set; } = "";

    /// <summary>Whether it holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until;

    /// <summary>Ends it early, with the day before <paramref name="today"/> as its last.</summary>
    public void End(DateOnly today) => Until = today.AddDays(-1);
}
