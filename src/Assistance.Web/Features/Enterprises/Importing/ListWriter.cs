using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Enterprises.Importing;

/// <summary>
/// Puts what a list says into records, by the domain's verbs. What the list does not say stays as it is: an empty cell takes nothing away.
/// </summary>
internal static class ListWriter
{
    /// <summary>The language of a contact of whom nothing else is known.</summary>
    private const string Language = "zh-CN";

    /// <summary>Describes the enterprise by the list. The size class follows the figures, when they change.</summary>
    public static void WriteTo(this ListedEnterprise listed, Enterprise enterprise, Codes codes)
    {
        var (industry, employees) = (listed.Industry ?? enterprise.IndustryCode, listed.Employees ?? enterprise.Employees);
        var (revenue, assets) = (listed.Revenue ?? enterprise.Revenue10kCny, listed.Assets ?? enterprise.Assets10kCny);
        var isSame = (industry, employees, revenue, assets) == (enterprise.IndustryCode, enterprise.Employees, enterprise.Revenue10kCny, enterprise.Assets10kCny);
        enterprise.Describe(
            listed.Name, listed.Division, industry, employees, revenue, assets,
            isSame ? enterprise.SizeClass : codes.Sizes.Compute(industry, new SizeFigures(employees, revenue, assets)),
            listed.Address ?? enterprise.Address, listed.Products ?? enterprise.MainProducts);
        if (listed.OverrideReason is { } reason && SocialCreditCode.Read(listed.Uscc, reason).Code?.OverrideReason is not null)
        {
            enterprise.AcceptIrregularCode(reason);
        }
    }

    /// <summary>
    /// Describes the contact by the list, or makes one. Who can sign in keeps the own name, title and addresses: links to set a password go
    /// to that address, so no list may change it.
    /// </summary>
    /// <param name="known">The contacts of the enterprise.</param>
    /// <returns>The contact when it is a new one.</returns>
    public static Person? WriteTo(this ListedContact listed, Enterprise enterprise, IEnumerable<(Person Contact, bool HasAccount)> known)
    {
        var (person, hasAccount) = known.FirstOrDefault(one => one.Contact.Name == listed.Name);
        if (hasAccount)
        {
            return null;
        }

        var added = person is null ? Person.OfEnterprise(listed.Name, null, ContactRight.Member, enterprise.Id, Language) : null;
        person ??= added!;
        person.Describe(person.Name, listed.Title ?? person.Title, listed.Email ?? person.Email, listed.Phone ?? person.Phone, person.IsChiefQualityOfficer);
        if (enterprise.MainContactId is null)
        {
            enterprise.NameContact(person.Id);
        }

        return added;
    }
}
