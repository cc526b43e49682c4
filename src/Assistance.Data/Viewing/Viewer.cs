using Assistance.Domain.Common;
using Assistance.Domain.People;

namespace Assistance.Data.Viewing;

/// <summary>
/// Whose eyes a query has: what each capacity of the reader reaches, put together. It is set once per request, job or command; queries
/// of <see cref="AssistanceDb"/> show nothing beyond it.
/// </summary>
public sealed class Viewer
{
    private Viewer(bool everything, PersonId person, IReadOnlyList<Capacity> capacities)
    {
        Everything = everything;
        Person = person;
        Capacities = capacities;
    }

    /// <summary>Jobs, operator commands and sign-in itself.</summary>
    public static Viewer System { get; } = new(true, default, []);

    /// <summary>Nobody: sees nothing at all.</summary>
    public static Viewer Nobody { get; } = new(false, default, []);

    /// <summary>Whether nothing is hidden.</summary>
    public bool Everything { get; }

    /// <summary>The reader.</summary>
    public PersonId Person { get; }

    /// <summary>What the reader is, and stands in for.</summary>
    public IReadOnlyList<Capacity> Capacities { get; }

    /// <summary>Divisions whose cases are seen.</summary>
    public IEnumerable<DivisionScope> CaseScopes => Capacities
        .Where(capacity => capacity.Role is Role.Caseworker or Role.Manager or Role.Auditor)
        .Select(capacity => capacity.Scope!)
        .Distinct();

    /// <summary>Divisions whose enterprises are seen: also those below the own one, since a bureau assists the enterprises of its whole area.</summary>
    public IEnumerable<DivisionScope> EnterpriseScopes => CaseScopes.Select(scope => DivisionScope.WithBelow(scope.From)).Distinct();

    /// <summary>Enterprises that the reader is a contact of.</summary>
    public IEnumerable<EnterpriseId> Enterprises => Capacities
        .Where(capacity => capacity.Role == Role.EnterpriseContact)
        .Select(capacity => capacity.Enterprise!.Value)
        .Distinct();

    /// <summary>Whether the reader is an expert.</summary>
    public bool IsExpert => Capacities.Any(capacity => capacity.Role == Role.Expert);

    /// <summary>Whether the reader is of the regulator's side.</summary>
    public bool IsRegulator => CaseScopes.Any();

    /// <summary>Whether the reader runs the installation.</summary>
    public bool IsAdministrator => Capacities.Any(capacity => capacity.Role == Role.Administrator);

    /// <summary>The eyes of an actor.</summary>
    public static Viewer Of(Actor actor) => actor.IsSystem ? System : new(false, actor.Person.Id, actor.Capacities);
}
