using Assistance.Domain.Common;

namespace Assistance.Domain.People;

/// <summary>
/// A person whom records name. People who sign in have an account besides; people that came in with a case file have none.
/// </summary>
public sealed class Person : Entity
{
    private Person()
    {
    }

    /// <summary>Identifier.</summary>
    public PersonId Id { get; private set; }

    /// <summary>Name without title.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Title or post, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>What an enterprise contact may do; null for all others.</summary>
    public ContactRight? ContactRight { get; private set; }

    /// <summary>The bureau of a caseworker or manager.</summary>
    public BureauId? BureauId { get; private set; }

    /// <summary>Six-digit division that the role hangs on: the bureau's, or the one that an auditor reads. Empty for experts, contacts and administrators.</summary>
    public string DivisionCode { get; private set; } = "";

    /// <summary>The enterprise of a contact.</summary>
    public EnterpriseId? EnterpriseId { get; private set; }

    /// <summary>Whether an enterprise contact is its chief quality officer 首席质量官.</summary>
    public bool IsChiefQualityOfficer { get; private set; }

    /// <summary>Where mail goes, or null: such a person is told in the app only.</summary>
    public string? Email { get; private set; }

    /// <summary>Since when the mail server of the address refuses it for good, UTC; null while it takes mail. Nothing is sent there meanwhile.</summary>
    public DateTime? MailRefusedAt { get; private set; }

    /// <summary>What that server said, or null.</summary>
    public string? MailRefusal { get; private set; }

    /// <summary>Telephone, or null.</summary>
    public string? Phone { get; private set; }

    /// <summary>The language of the person's pages and mail: "zh-CN" or "en".</summary>
    public string Language { get; private set; } = "zh-CN";

    /// <summary>Whether the person may act and can be given work.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>When personal data of the person was erased for good, UTC; else null. Records then call the person by a pseudonym.</summary>
    public DateTime? ForgottenAt { get; private set; }

    /// <summary>Name with the title in brackets, as case files and records cite people.</summary>
    public string Cited => string.IsNullOrEmpty(Title) ? Name : Language == "en" ? $"{Name} ({Title})" : $"{Name}({Title})";

    /// <summary>The person as other records name it.</summary>
    public PersonRef Ref => new(Id, Name);

    /// <summary>A caseworker or manager of a bureau.</summary>
    public static Person OfBureau(string name, string? title, Role role, Bureau bureau, string language)
    {
        Rule.Require(role is Role.Caseworker or Role.Manager, "people.rule.bureau-role");
        return new() { Id = PersonId.New(), Name = Named(name), Title = title, Role = role, BureauId = bureau.Id, DivisionCode = bureau.DivisionCode, Language = language };
    }

    /// <summary>A contact of an enterprise.</summary>
    public static Person OfEnterprise(string name, string? title, ContactRight right, EnterpriseId enterprise, string language) =>
        new() { Id = PersonId.New(), Name = Named(name), Title = title, Role = Role.EnterpriseContact, ContactRight = right, EnterpriseId = enterprise, Language = language };

    /// <summary>An expert.</summary>
    public static Person Expert(string name, string? title, string language) =>
        new() { Id = PersonId.New(), Name = Named(name), Title = title, Role = Role.Expert, Language = language };

    /// <summary>An auditor of a division.</summary>
    public static Person Auditor(string name, string divisionCode, string language) =>
        new() { Id = PersonId.New(), Name = Named(name), Role = Role.Auditor, DivisionCode = divisionCode, Language = language };

    /// <summary>An administrator of the installation.</summary>
    public static Person Administrator(string name, string language) =>
        new() { Id = PersonId.New(), Name = Named(name), Role = Role.Administrator, Language = language };

    /// <summary>Changes how the person is named and reached.</summary>
    public void Describe(string name, string? title, string? email, string? phone, bool isChiefQualityOfficer)
    {
        Rule.Require(ForgottenAt is null, "people.rule.forgotten");
        Name = Named(name);
        Title = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
        var address = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        if (address != Email)
        {
            TryMailAgain();
        }

        Email = address;
        Phone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        IsChiefQualityOfficer = isChiefQualityOfficer;
    }

    /// <summary>Notes that the address does not exist or takes no mail. About another address than the present one it says nothing.</summary>
    /// <param name="address">Where the mail was to go.</param>
    /// <param name="answer">What the server said.</param>
    /// <param name="at">UTC.</param>
    public void RefuseMail(string address, string answer, DateTime at)
    {
        if (address == Email && MailRefusedAt is null)
        {
            MailRefusedAt = at;
            MailRefusal = answer;
        }
    }

    /// <summary>Lets mail be sent to the address again.</summary>
    public void TryMailAgain()
    {
        MailRefusedAt = null;
        MailRefusal = null;
    }

    /// <summary>Sets the language of pages and mail.</summary>
    public void Speak(string language)
    {
        Rule.RequireFor(nameof(Language), language is "zh-CN" or "en", "people.rule.language");
        Language = language;
    }

    /// <summary>Moves a caseworker or manager to another bureau, or changes which of the two they are.</summary>
    public void Appoint(Role role, Bureau bureau)
    {
        Rule.Require(Role is Role.Caseworker or Role.Manager && role is Role.Caseworker or Role.Manager, "people.rule.bureau-role");
        Role = role;
        BureauId = bureau.Id;
        DivisionCode = bureau.DivisionCode;
    }

    /// <summary>Changes what an enterprise contact may do.</summary>
    public void Entrust(ContactRight right)
    {
        Rule.Require(Role == Role.EnterpriseContact, "people.rule.contact-only");
        ContactRight = right;
    }

    /// <summary>Disables the person. Nobody leaves with open work: every commitment, verification and consultation must have a new owner first.</summary>
    /// <param name="openItems">How many open items still name the person.</param>
    public void Disable(int openItems)
    {
        Rule.Require(openItems == 0, "people.rule.hand-over-first", openItems);
        IsActive = false;
    }

    /// <summary>Lets the person act again.</summary>
    public void Enable()
    {
        Rule.Require(ForgottenAt is null, "people.rule.forgotten");
        IsActive = true;
    }

    /// <summary>Replaces what identifies the person by a pseudonym, for good. What they did stays theirs by the identifier only.</summary>
    /// <param name="pseudonym">What they are called from now on.</param>
    /// <param name="openItems">How many open items still name the person: there must be none.</param>
    /// <param name="at">Now, UTC.</param>
    public void Forget(string pseudonym, int openItems, DateTime at)
    {
        Rule.Require(ForgottenAt is null, "people.rule.forgotten");
        Disable(openItems);
        TryMailAgain();
        (Name, Title, Email, Phone, ForgottenAt) = (Named(pseudonym), null, null, null, at);
    }

    /// <summary>The role as a capacity to act in.</summary>
    public Capacity AsCapacity() => new(
        Ref,
        Role,
        ContactRight,
        Role switch
        {
            Role.Caseworker => DivisionScope.Only(DivisionCode),
            Role.Manager or Role.Auditor => DivisionScope.WithBelow(DivisionCode),
            _ => null,
        },
        EnterpriseId);

    private static string Named(string name) => Rule.Text(nameof(Name), name, "people.rule.name");
}
