using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.People;

/// <summary>The contacts of the own enterprise; a lead manages them.</summary>
[Authorize(Policy = Policies.Enterprise)]
public sealed class ContactsModel : AppPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    [BindProperty]
    public ContactRight? Right { get; set; }

    /// <summary>What is shown.</summary>
    public ContactsView View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetContacts(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new InviteContact(Name, Title, Email, Phone, Right), cancellationToken);
        return Succeed(PeopleLinks.Contacts, "people.contacts.invited", Name.Trim());
    }

    public async Task<IActionResult> OnPostEntrustAsync(Guid contact, ContactRight given, CancellationToken cancellationToken) =>
        Succeed(PeopleLinks.Contacts, "people.contacts.entrusted", await Send(new EntrustContact(contact, given), cancellationToken));

    public async Task<IActionResult> OnPostDisableAsync(Guid contact, CancellationToken cancellationToken) =>
        Succeed(PeopleLinks.Contacts, "people.contacts.disabled", await Send(new DisableContact(contact), cancellationToken));
}
