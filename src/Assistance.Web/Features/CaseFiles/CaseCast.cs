using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>
/// The people of one case. The same name in the same organisation is one person, however it is cited; each place keeps the words in
/// which it was cited. Who is not known yet becomes a person without an account.
/// </summary>
internal sealed class CaseCast
{
    private readonly AssistanceDb db;
    private readonly Bureau bureau;
    private readonly Enterprise enterprise;
    private readonly string language;
    private readonly Dictionary<string, Person> ofBureau;
    private readonly Dictionary<string, Person> ofEnterprise;
    private readonly Dictionary<string, Person> experts;

    private CaseCast(AssistanceDb db, Bureau bureau, Enterprise enterprise, string language, IEnumerable<Person> known)
    {
        (this.db, this.bureau, this.enterprise, this.language) = (db, bureau, enterprise, language);
        var people = known.OrderByDescending(person => person.IsActive).ToList();
        ofBureau = ByName(people.Where(person => person.BureauId == bureau.Id));
        ofEnterprise = ByName(people.Where(person => person.EnterpriseId == enterprise.Id));
        experts = ByName(people.Where(person => person.Role == Role.Expert));
    }

    /// <summary>The people known so far, those of this file included.</summary>
    public static async Task<CaseCast> AssembleAsync(AssistanceDb db, Bureau bureau, Enterprise enterprise, CaseEntry entry, string language, CancellationToken cancellationToken)
    {
        var names = Experts(entry).Select(text => CitedPerson.Parse(text).Name).Distinct().ToList();
        var saved = await db.People
            .Where(person => person.BureauId == bureau.Id || person.EnterpriseId == enterprise.Id || (person.Role == Role.Expert && names.Contains(person.Name)))
            .ToListAsync(cancellationToken);
        var added = db.ChangeTracker.Entries<Person>().Where(row => row.State == EntityState.Added).Select(row => row.Entity);
        return new(db, bureau, enterprise, language, saved.Concat(added));
    }

    /// <summary>Somebody who signs or decides for the bureau.</summary>
    public PersonRef Manager(string text)
    {
        var person = Take(ofBureau, text, cited => Person.OfBureau(cited.Name, cited.Title, Role.Manager, bureau, language));
        if (person.Role == Role.Caseworker)
        {
            person.Appoint(Role.Manager, bureau);
        }

        if (bureau.HeadId is null)
        {
            bureau.PutInCharge(person);
        }

        return new(person.Id, text);
    }

    /// <summary>Somebody who visits for the bureau.</summary>
    public PersonRef Caseworker(string text) =>
        new(Take(ofBureau, text, cited => Person.OfBureau(cited.Name, cited.Title, Role.Caseworker, bureau, language)).Id, text);

    /// <summary>Somebody of the enterprise, with at least this right.</summary>
    public PersonRef Contact(string text, ContactRight right)
    {
        var person = Take(ofEnterprise, text, cited => Person.OfEnterprise(cited.Name, cited.Title, right, enterprise.Id, language));
        if (person.ContactRight < right)
        {
            person.Entrust(right);
        }

        return new(person.Id, text);
    }

    /// <summary>The main contact, whose title stands in a field of its own.</summary>
    public PersonRef MainContact(ContactEntry contact)
    {
        var cited = Contact(contact.Name, ContactRight.Lead);
        var person = ofEnterprise[CitedPerson.Parse(contact.Name).Name];
        person.Describe(person.Name, contact.Title ?? person.Title, person.Email, person.Phone, contact.Cqo);
        enterprise.NameContact(person.Id);
        return cited;
    }

    /// <summary>An expert.</summary>
    public PersonRef Expert(string text) => new(Take(experts, text, NewExpert).Id, text);

    /// <summary>Somebody in a research team: of either side, or an expert.</summary>
    public PersonRef TeamMember(string text) => Find(text, ofEnterprise, ofBureau) ?? Expert(text);

    /// <summary>Somebody who acts for a side: known from that side, else an expert, else a new member of that side.</summary>
    public PersonRef Of(Side side, string text) => side == Side.Regulator
        ? Find(text, ofBureau, experts) ?? Caseworker(text)
        : Find(text, ofEnterprise, experts) ?? Contact(text, ContactRight.Member);

    /// <summary>Somebody of either side, of whom no more is said.</summary>
    public PersonRef Anybody(Side side, string text) =>
        Find(text, side == Side.Regulator ? [ofBureau, experts, ofEnterprise] : [ofEnterprise, experts, ofBureau]) ?? Of(side, text);

    private static IEnumerable<string> Experts(CaseEntry entry) => entry.Consultations
        .SelectMany(consultation => consultation.Experts)
        .Concat(entry.ResearchTeam is { } team ? team.Members.Prepend(team.Lead) : [])
        .Concat(entry.Commitments.Select(commitment => commitment.Owner));

    private static Dictionary<string, Person> ByName(IEnumerable<Person> people)
    {
        var byName = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            byName.TryAdd(person.Name, person);
        }

        return byName;
    }

    private static PersonRef? Find(string text, params Dictionary<string, Person>[] places)
    {
        var cited = CitedPerson.Parse(text);
        var person = places.Select(place => place.GetValueOrDefault(cited.Name)).FirstOrDefault(found => found is not null);
        if (person is null)
        {
            return null;
        }

        Entitle(person, cited);
        return new(person.Id, text);
    }

    private Person Take(Dictionary<string, Person> place, string text, Func<CitedPerson, Person> create)
    {
        var cited = CitedPerson.Parse(text);
        if (place.TryGetValue(cited.Name, out var known))
        {
            Entitle(known, cited);
            return known;
        }

        var person = create(cited);
        db.Add(person);
        place.Add(person.Name, person);
        return person;
    }

    private static void Entitle(Person person, CitedPerson cited)
    {
        if (person.Title is null && cited.Title is not null)
        {
            person.Describe(person.Name, cited.Title, person.Email, person.Phone, person.IsChiefQualityOfficer);
        }
    }

    private Person NewExpert(CitedPerson cited) => Person.Expert(cited.Name, cited.Title, language);
}
