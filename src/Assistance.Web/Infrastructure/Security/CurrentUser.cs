using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Who asks: the signed-in person with everybody whom they stand in for, or the product itself in jobs and operator commands. Nobody
/// until it is set, and nobody sees nothing.
/// </summary>
public sealed class CurrentUser(Clock clock)
{
    private static readonly Actor Nobody = new(new PersonRef(new PersonId(Guid.Empty), ""), []);
    private SignedInPerson? signedIn;
    private bool system;
    private DateOnly? asOf;

    /// <summary>Whether anybody is there.</summary>
    public bool IsKnown => system || signedIn is not null;

    /// <summary>The one who acts.</summary>
    public Actor Actor => system ? Actor.System : signedIn?.Actor ?? Nobody;

    /// <summary>The person.</summary>
    public PersonRef Person => Actor.Person;

    /// <summary>The own role; null for the product itself and for nobody.</summary>
    public Role? Role => Actor.Capacities.Count > 0 ? Actor.Capacities[0].Role : null;

    /// <summary>The own capacity; null for the product itself and for nobody.</summary>
    public Capacity? Own => Actor.Capacities.Count > 0 ? Actor.Capacities[0] : null;

    /// <summary>The language of the person's pages and mail; null for the product itself and for nobody.</summary>
    public string? Language => signedIn?.Language;

    /// <summary>Notices in the app that the person has not read; counted to 100 at most.</summary>
    public int Unread => signedIn?.Unread ?? 0;

    /// <summary>Today, as rules count: the bureau's day, or the day that a command was asked for.</summary>
    public DateOnly Today => asOf ?? clock.Today;

    /// <summary>The act in which a verb is carried out now.</summary>
    public Act Act => new(Actor, Today, clock.Now);

    /// <summary>Whose eyes queries have.</summary>
    public Viewer Viewer => system ? Viewer.System : signedIn is null ? Viewer.Nobody : Viewer.Of(signedIn.Actor);

    /// <summary>Whether the own role is the given one.</summary>
    public bool Is(Role role) => Role == role;

    /// <summary>The session of the person's browser; null outside of one.</summary>
    public Guid? Session { get; private set; }

    /// <summary>Sets the person who asks.</summary>
    public void Become(SignedInPerson person, Guid? session = null) => (signedIn, Session) = (person, session);

    /// <summary>Makes this the product itself.</summary>
    /// <param name="day">The day as of which it works, or null for today.</param>
    public void BecomeSystem(DateOnly? day = null)
    {
        system = true;
        asOf = day;
    }
}
