using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>One person whom a rung tells, and why.</summary>
/// <param name="Why">"owner", "backup", "lead", "manager", "head-above" or "deputy".</param>
/// <param name="Part">For a deputy, the part that the absent person plays; else null.</param>
/// <param name="For">For a deputy, the name of that person; else null.</param>
internal sealed record Told(PersonRef Person, string Why, string? Part = null, string? For = null)
{
    /// <summary>Facts that only a deputy's notice has.</summary>
    public static readonly IReadOnlyList<string> Facts = [ChaseCast.PartFact, "for"];

    /// <summary>The facts of a rung for this reader.</summary>
    public Dictionary<string, string> In(Dictionary<string, string> facts) =>
        Part is null ? facts : new(facts) { [ChaseCast.PartFact] = Part, ["for"] = For ?? "" };
}

/// <summary>What a batch needs to know of a person.</summary>
internal sealed record CastPerson(PersonId Id, string Name, Role Role, bool IsActive, BureauId? BureauId)
{
    /// <summary>The person as cited.</summary>
    public PersonRef Ref { get; } = new(Id, Name);
}

/// <summary>What a batch needs to know of a case.</summary>
internal sealed record ChasedCase(string Reference, PersonRef Lead, string Enterprise);

/// <summary>
/// Everybody whom the rungs of one batch may have to tell, read in a number of statements that does not depend on the size of the batch:
/// cases with their enterprises, bureaux up to the country, people, deputies.
/// </summary>
internal sealed class ChaseCast
{
    /// <summary>The one responsible.</summary>
    public const string Owner = "owner";

    /// <summary>The backup.</summary>
    public const string Backup = "backup";

    /// <summary>The lead caseworker.</summary>
    public const string Lead = "lead";

    /// <summary>The manager who answers for the case.</summary>
    public const string Manager = "manager";

    /// <summary>The head of the bureau above.</summary>
    public const string HeadOfBureauAbove = "head-above";

    /// <summary>Who stands in for one of them.</summary>
    public const string Deputy = "deputy";

    /// <summary>The fact of a deputy's notice that says for which part.</summary>
    public const string PartFact = "part";

    private static readonly string[] parts = [Owner, Backup, Lead, Manager, HeadOfBureauAbove];

    private readonly Dictionary<CaseId, ChasedCase> cases;
    private readonly Dictionary<string, (BureauId Id, PersonId? Head)> bureaux;
    private readonly Dictionary<PersonId, CastPerson> people;
    private readonly Dictionary<BureauId, CastPerson> managers;
    private readonly ILookup<PersonId, PersonRef> deputies;

    private ChaseCast(
        Dictionary<CaseId, ChasedCase> cases, Dictionary<string, (BureauId Id, PersonId? Head)> bureaux, IReadOnlyList<CastPerson> people,
        ILookup<PersonId, PersonRef> deputies)
    {
        this.cases = cases;
        this.bureaux = bureaux;
        this.people = people.ToDictionary(person => person.Id);
        this.deputies = deputies;
        managers = people
            .Where(person => person is { Role: Role.Manager, IsActive: true, BureauId: not null })
            .OrderBy(person => person.Id.Value)
            .GroupBy(person => person.BureauId!.Value)
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Reads what the deadlines need.</summary>
    public static async Task<ChaseCast> LoadAsync(AssistanceDb db, IReadOnlyList<Deadline> deadlines, DateOnly asOf, CancellationToken cancellationToken)
    {
        var caseIds = deadlines.Select(deadline => deadline.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking()
            .Where(row => caseIds.Contains(row.CaseId))
            .Select(row => new
            {
                row.CaseId,
                row.Reference,
                row.LeadId,
                row.LeadName,
                Enterprise = db.Enterprises.Where(enterprise => enterprise.Id == row.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault(),
            })
            .ToDictionaryAsync(row => row.CaseId, row => new ChasedCase(row.Reference, new(row.LeadId, row.LeadName), row.Enterprise ?? ""), cancellationToken);
        var divisions = deadlines.SelectMany(deadline => Upwards(deadline.DivisionCode)).Distinct().ToList();
        var bureaux = await db.Bureaux.AsNoTracking()
            .Where(row => divisions.Contains(row.DivisionCode))
            .Select(row => new { row.DivisionCode, row.Id, row.HeadId })
            .ToDictionaryAsync(row => row.DivisionCode, row => (row.Id, row.HeadId), cancellationToken);
        var ids = deadlines.Select(deadline => deadline.ResponsibleId)
            .Concat(deadlines.Select(deadline => deadline.BackupId).OfType<PersonId>())
            .Concat(cases.Values.Select(one => one.Lead.Id))
            .Concat(bureaux.Values.Select(bureau => bureau.HeadId).OfType<PersonId>())
            .Distinct()
            .ToList();
        var bureauIds = bureaux.Values.Select(bureau => (BureauId?)bureau.Id).ToList();
        var people = await db.People.AsNoTracking()
            .Where(row => ids.Contains(row.Id) || (row.Role == Role.Manager && row.IsActive && bureauIds.Contains(row.BureauId)))
            .Select(row => new CastPerson(row.Id, row.Name, row.Role, row.IsActive, row.BureauId))
            .ToListAsync(cancellationToken);
        var told = people.Select(person => person.Id).ToList();
        var deputies = await db.Deputyships.AsNoTracking()
            .Where(row => told.Contains(row.AbsentId) && row.From <= asOf && row.Until >= asOf)
            .ToListAsync(cancellationToken);
        return new ChaseCast(cases, bureaux, people, deputies.ToLookup(row => row.AbsentId, row => new PersonRef(row.DeputyId, row.DeputyName)));
    }

    /// <summary>The case of a deadline; an empty one should it be missing, since one damaged row must not stop the chasing of all others.</summary>
    public ChasedCase CaseOf(Deadline deadline) => cases.GetValueOrDefault(deadline.CaseId) ?? new("", new(default, ""), "");

    /// <summary>The manager who answers for the case: the head of its bureau, else a manager of it, else the one of the bureau above.</summary>
    public PersonRef? ManagerOf(Deadline deadline) => Upwards(deadline.DivisionCode).Select(InCharge).FirstOrDefault(person => person is not null);

    /// <summary>
    /// Whom a rung tells: the parts that its ladder names, each person once and for the first reason. Who is away today is told, and the
    /// one who stands in as well. Who has left is not told, except as the one responsible: that is for the product to show as forgotten.
    /// </summary>
    public IReadOnlyList<Told> Tells(Deadline deadline, IReadOnlyList<ChaseRecipient> parts)
    {
        var told = new List<Told>();
        foreach (var part in parts)
        {
            told.AddRange(Play(deadline, part switch
            {
                ChaseRecipient.Owner => Owner,
                ChaseRecipient.Backup => Backup,
                ChaseRecipient.LeadCaseworker => Lead,
                ChaseRecipient.Manager => Manager,
                _ => HeadOfBureauAbove,
            }));
        }

        return [.. told.DistinctBy(one => one.Person.Id)];
    }

    /// <summary>Whether it is one of the parts that people play for a deadline.</summary>
    public static bool IsPart(string why) => parts.Contains(why);

    /// <summary>Who plays a part for a deadline, or null when nobody does.</summary>
    public PersonRef? Who(Deadline deadline, string part) => part switch
    {
        Owner => deadline.Responsible,
        Backup => Active(deadline.Backup),
        Lead => Active(CaseOf(deadline).Lead),
        Manager => ManagerOf(deadline),
        _ => HeadAbove(deadline),
    };

    /// <summary>Who plays a part, and who stands in for that person.</summary>
    public IEnumerable<Told> Play(Deadline deadline, string part) =>
        Who(deadline, part) is not { } person
            ? []
            : deputies[person.Id].Select(deputy => new Told(deputy, Deputy, part, person.Name)).Prepend(new Told(person, part));

    /// <summary>Whether somebody stands in for who plays a part; without one, for anybody who plays any.</summary>
    public bool IsDeputy(PersonId deputy, Deadline deadline, string? part) =>
        (part is null ? parts : [part]).Any(one => Who(deadline, one) is { } person && deputies[person.Id].Any(stands => stands.Id == deputy));

    private PersonRef? HeadAbove(Deadline deadline)
    {
        var own = ManagerOf(deadline)?.Id;
        return Upwards(deadline.DivisionCode).Skip(1).Select(InCharge).FirstOrDefault(person => person is not null && person.Id != own);
    }

    private PersonRef? InCharge(string division)
    {
        if (!bureaux.TryGetValue(division, out var bureau))
        {
            return null;
        }

        var head = bureau.Head is { } id && people.TryGetValue(id, out var found) && found.IsActive ? found : managers.GetValueOrDefault(bureau.Id);
        return head?.Ref;
    }

    private PersonRef? Active(PersonRef? person) => person is not null && people.TryGetValue(person.Id, out var known) && known.IsActive ? person : null;

    /// <summary>The division and those above it: 210211, 210200, 210000, 000000.</summary>
    private static IEnumerable<string> Upwards(string division)
    {
        var prefix = DivisionScope.Prefix(division);
        for (var length = prefix.Length; length >= 0; length -= 2)
        {
            yield return prefix[..length].PadRight(6, '0');
        }
    }
}
