using Assistance.Domain.People;

namespace Assistance.Domain.Common;

/// <summary>A person named in a record, with the name (and title) as it was written there: "Dong Ding (deputy director)".</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name as cited at the time; it does not follow later changes of name or title.</param>
public sealed record PersonRef(PersonId Id, string Name);

/// <summary>
/// Who did something: the person at the keyboard and, where that person stood in for another, for whom. A deputy's acts name both.
/// </summary>
public sealed record DoneBy(PersonRef Person, PersonRef? For)
{
    /// <summary>Whether the given person did it, or it was done in that person's name.</summary>
    public bool Involves(PersonId person) => Person.Id == person || For?.Id == person;
}

/// <summary>
/// One hat that an actor wears: the own role, or that of a person whom the actor stands in for today.
/// </summary>
/// <param name="Person">Whose role it is.</param>
/// <param name="Role">The role.</param>
/// <param name="Right">What an enterprise contact may do; null for all other roles.</param>
/// <param name="Scope">The divisions that the role reaches; null for experts, contacts and administrators.</param>
/// <param name="Enterprise">The enterprise of a contact; null for all other roles.</param>
public sealed record Capacity(PersonRef Person, Role Role, ContactRight? Right, DivisionScope? Scope, EnterpriseId? Enterprise);

/// <summary>
/// The one who acts, with every capacity that holds today. The first capacity is the own role, the others come from deputyships.
/// </summary>
public sealed record Actor(PersonRef Person, IReadOnlyList<Capacity> Capacities)
{
    /// <summary>The jobs of the product itself: sees everything, and is named in the history as the system.</summary>
    public static Actor System { get; } = new(new PersonRef(default, "system"), []);

    /// <summary>Whether this is the product itself, acting by a job or an operator command.</summary>
    public bool IsSystem => Person.Id == default;

    /// <summary>The act as it is recorded when it is done in the given capacity.</summary>
    public DoneBy In(Capacity capacity) => new(Person, capacity.Person.Id == Person.Id ? null : capacity.Person);

    /// <summary>The act as it is recorded when it is done in the own name.</summary>
    public DoneBy AsSelf => new(Person, null);

    /// <summary>The first capacity that satisfies the condition, the own role first.</summary>
    public Capacity? Find(Func<Capacity, bool> condition) => Capacities.FirstOrDefault(condition);

    /// <summary>The first capacity that satisfies the condition, as the recorded act.</summary>
    /// <exception cref="BrokenRuleException">No capacity does.</exception>
    public DoneBy Require(Func<Capacity, bool> condition, string key, params object[] arguments)
    {
        var capacity = Find(condition);
        Rule.Require(capacity is not null, key, arguments);
        return In(capacity);
    }
}

/// <summary>One act: who, on which day (in the bureau's time zone), at which instant (UTC).</summary>
/// <param name="By">The actor.</param>
/// <param name="Today">The calendar day on which rules count.</param>
/// <param name="At">The instant, always <see cref="DateTimeKind.Utc"/>.</param>
public sealed record Act(Actor By, DateOnly Today, DateTime At);
