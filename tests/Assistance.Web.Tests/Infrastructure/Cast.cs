using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Viewing;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>
/// The people and enterprises that every test finds: a bureau of a district with the one of its city above it, one in another province,
/// and two enterprises. Everybody has an account of the same name and the password <see cref="Password"/>, and reads English.
/// </summary>
public static class Cast
{
    /// <summary>The password of every account.</summary>
    public const string Password = "Every promise is kept";

    /// <summary>District of the bureau, 大连市甘井子区; its city's bureau is that of 210200.</summary>
    public const string Division = "210211";

    /// <summary>Where the foreign bureau is, 舟山市定海区.</summary>
    public const string ForeignDivision = "330902";

    /// <summary>Lead caseworker of the district's bureau.</summary>
    public const string Caseworker = "Casey Worker";

    /// <summary>Another caseworker of the same bureau.</summary>
    public const string Backup = "Becky Backup";

    /// <summary>Manager in charge of the district's bureau.</summary>
    public const string Manager = "Mona Manager";

    /// <summary>A second manager of the district's bureau.</summary>
    public const string OtherManager = "Max Manager";

    /// <summary>Manager in charge of the city's bureau: sees the district's cases too.</summary>
    public const string CityManager = "Cindy Citymanager";

    /// <summary>Caseworker of the bureau in another province: sees nothing of the others.</summary>
    public const string ForeignCaseworker = "Felix Foreign";

    /// <summary>Manager of the bureau in another province.</summary>
    public const string ForeignManager = "Frida Foreign";

    /// <summary>Lead contact of the first enterprise.</summary>
    public const string Lead = "Leo Lead";

    /// <summary>Member of the first enterprise.</summary>
    public const string Member = "Mia Member";

    /// <summary>Reader of the first enterprise.</summary>
    public const string Reader = "Rita Reader";

    /// <summary>Lead contact of the other enterprise.</summary>
    public const string OtherLead = "Otto Otherlead";

    /// <summary>An expert.</summary>
    public const string Expert = "Erik Expert";

    /// <summary>Another expert.</summary>
    public const string OtherExpert = "Elsa Expert";

    /// <summary>Auditor of the whole city.</summary>
    public const string Auditor = "Audrey Auditor";

    /// <summary>Administrator of the installation.</summary>
    public const string Administrator = "Ada Administrator";

    /// <summary>Social credit code of the first enterprise, in the district.</summary>
    public const string Enterprise = "914403001922038216";

    /// <summary>Social credit code of the other enterprise, in the same district.</summary>
    public const string OtherEnterprise = "91330100799655058B";

    /// <summary>Everybody.</summary>
    public static IReadOnlyList<string> Everybody { get; } =
    [
        Caseworker, Backup, Manager, OtherManager, CityManager, ForeignCaseworker, ForeignManager, Lead, Member, Reader, OtherLead, Expert,
        OtherExpert, Auditor, Administrator,
    ];

    /// <summary>Puts them into an installation that was just made.</summary>
    internal static async Task EnterAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        var district = await BureauOf(db, Division, "Ganjingzi District Bureau");
        var city = await BureauOf(db, "210200", "Dalian City Bureau");
        var foreign = await BureauOf(db, ForeignDivision, "Dinghai District Bureau");
        var enterprise = new Enterprise(Enterprise, "First Works Ltd", Division);
        var other = new Enterprise(OtherEnterprise, "Other Works Ltd", Division);
        var people = new[]
        {
            OfBureau(Caseworker, Role.Caseworker, district), OfBureau(Backup, Role.Caseworker, district),
            OfBureau(Manager, Role.Manager, district), OfBureau(OtherManager, Role.Manager, district),
            OfBureau(CityManager, Role.Manager, city),
            OfBureau(ForeignCaseworker, Role.Caseworker, foreign), OfBureau(ForeignManager, Role.Manager, foreign),
            Contact(Lead, ContactRight.Lead, enterprise), Contact(Member, ContactRight.Member, enterprise),
            Contact(Reader, ContactRight.Reader, enterprise), Contact(OtherLead, ContactRight.Lead, other),
            Person.Expert(Expert, null, "en"), Person.Expert(OtherExpert, null, "en"),
            Person.Auditor(Auditor, "210200", "en"), Person.Administrator(Administrator, "en"),
        };
        district.PutInCharge(people.Single(person => person.Name == Manager));
        city.PutInCharge(people.Single(person => person.Name == CityManager));
        foreign.PutInCharge(people.Single(person => person.Name == ForeignManager));
        db.AddRange(enterprise, other);
        db.AddRange(people);
        await db.SaveChangesAsync();

        var accounts = services.GetRequiredService<UserManager<Account>>();
        foreach (var person in people)
        {
            var made = await accounts.CreateAsync(new Account { UserName = person.Name, PersonId = person.Id }, Password);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        }
    }

    private static async Task<Bureau> BureauOf(AssistanceDb db, string division, string name)
    {
        var bureau = await db.Bureaux.SingleOrDefaultAsync(one => one.DivisionCode == division);
        return bureau ?? db.Add(new Bureau(name, division)).Entity;
    }

    private static Person OfBureau(string name, Role role, Bureau bureau) => Person.OfBureau(name, null, role, bureau, "en");

    private static Person Contact(string name, ContactRight right, Enterprise enterprise) =>
        Person.OfEnterprise(name, null, right, enterprise.Id, "en");
}
