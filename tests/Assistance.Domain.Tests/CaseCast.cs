using System.Reflection;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests;

/// <summary>The people around one case, and ways to let them act.</summary>
internal static class CaseCast
{
    public static readonly DateOnly Today = Day("2026-03-19");

    public static readonly CaseKey Key = new(CaseId.New(), "210211", EnterpriseId.New());

    public static readonly PersonRef Sun = new(PersonId.New(), "Sun Zoufang");
    public static readonly PersonRef Ma = new(PersonId.New(), "Ma Yanzheng");

    public static readonly Actor Caseworker = Regulator(Sun, Role.Caseworker, DivisionScope.Only("210211"));
    public static readonly Actor Manager = Regulator(new(PersonId.New(), "Dong Ding (deputy director)"), Role.Manager, DivisionScope.WithBelow("210200"));
    public static readonly Actor Lead = Contact("Chen Shili", ContactRight.Lead, Key.EnterpriseId);
    public static readonly Actor Member = Contact("Bai Shili", ContactRight.Member, Key.EnterpriseId);

    /// <summary>Everybody who has no business with what a case worker decides.</summary>
    public static readonly IReadOnlyDictionary<string, Actor> Outsiders = new Dictionary<string, Actor>
    {
        ["caseworker of another bureau"] = Regulator(new(PersonId.New(), "Far"), Role.Caseworker, DivisionScope.Only("330902")),
        ["manager of another city"] = Regulator(new(PersonId.New(), "Away"), Role.Manager, DivisionScope.WithBelow("330900")),
        ["auditor"] = Regulator(new(PersonId.New(), "Auditor"), Role.Auditor, DivisionScope.WithBelow("210000")),
        ["reader"] = Contact("Reader", ContactRight.Reader, Key.EnterpriseId),
        ["lead of another enterprise"] = Contact("Other", ContactRight.Lead, EnterpriseId.New()),
        ["expert"] = Expert("Expert"),
        ["administrator"] = Regulator(new(PersonId.New(), "Admin"), Role.Administrator, null),
        ["system"] = Actor.System,
    };

    public static Act By(this Actor actor) => actor.On(Today);

    public static Act On(this Actor actor, DateOnly day) => new(actor, day, day.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc));

    public static Actor Expert(string name) => With(new(PersonId.New(), name), Role.Expert, null, null, null);

    /// <summary>An actor who stands in for another today.</summary>
    public static Actor StandingInFor(this Actor deputy, Actor other) =>
        deputy with { Capacities = [.. deputy.Capacities, .. other.Capacities] };

    public static void AssertRefused(string key, Action verb) => Assert.Equal(key, Assert.Throws<BrokenRuleException>(verb).Key);

    public static void AssertRefused(string key, string field, Action verb)
    {
        var refusal = Assert.Throws<BrokenRuleException>(verb);
        Assert.Equal((key, field), (refusal.Key, refusal.Field));
    }

    public static IEnumerable<string> Kinds(this Entity record) => record.Happenings.Select(happening => happening.Kind);

    /// <summary>The names of the public verbs of an aggregate: what takes an <see cref="Act"/> on an existing record.</summary>
    public static IReadOnlySet<string> VerbsOf<T>() =>
        typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Act)))
            .Select(method => method.Name).ToHashSet();

    public static Actor Regulator(PersonRef person, Role role, DivisionScope? scope) => With(person, role, null, scope, null);

    public static Actor Contact(string name, ContactRight right, EnterpriseId enterprise) =>
        With(new(PersonId.New(), name), Role.EnterpriseContact, right, null, enterprise);

    private static Actor With(PersonRef person, Role role, ContactRight? right, DivisionScope? scope, EnterpriseId? enterprise) =>
        new(person, [new Capacity(person, role, right, scope, enterprise)]);
}
