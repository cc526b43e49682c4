using Assistance.Data;
using Assistance.Data.People;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.People;

/// <summary>The contacts of the reader's own enterprise.</summary>
public sealed record GetContacts : IRequest<ContactsView>;

/// <summary>Contacts of one enterprise.</summary>
/// <param name="CanManage">Whether the reader is a lead.</param>
public sealed record ContactsView(string Enterprise, bool CanManage, IReadOnlyList<ContactRow> Rows);

/// <summary>One contact.</summary>
/// <param name="HasAccount">Whether the contact can sign in.</param>
/// <param name="Open">How much open work names the contact.</param>
public sealed record ContactRow(Guid Id, string Name, string? Title, ContactRight Right, string? Email, bool HasAccount, bool IsActive, bool IsMe, int Open);

internal sealed class GetContactsValidator : AbstractValidator<GetContacts>;

internal sealed class GetContactsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetContacts, ContactsView>
{
    public async Task<ContactsView> Handle(GetContacts request, CancellationToken cancellationToken)
    {
        var enterprise = ContactRights.EnterpriseOf(user);
        var rows = await db.People.AsNoTracking().Where(row => row.EnterpriseId == enterprise && row.Role == Role.EnterpriseContact)
            .OrderByDescending(row => row.IsActive).ThenBy(row => row.Name).Take(200)
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.Title,
                row.ContactRight,
                row.Email,
                row.IsActive,
                HasAccount = db.Accounts.Any(account => account.PersonId == row.Id),
                Open = db.Deadlines.Count(deadline => deadline.ResponsibleId == row.Id && deadline.ClosedOn == null),
            })
            .ToListAsync(cancellationToken);
        return new(
            await db.Enterprises.Where(row => row.Id == enterprise).Select(row => row.Name).SingleAsync(cancellationToken),
            ContactRights.IsLead(user),
            [.. rows.Select(row => new ContactRow(row.Id.Value, row.Name, row.Title, row.ContactRight ?? ContactRight.Reader, row.Email, row.HasAccount, row.IsActive, row.Id == user.Person.Id, row.Open))]);
    }
}

/// <summary>A lead invites a colleague, by mail.</summary>
public sealed record InviteContact(string Name, string Title, string Email, string Phone, ContactRight? Right) : IRequest<Unit>;

internal sealed class InviteContactValidator : AbstractValidator<InviteContact>
{
    public InviteContactValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Title).MaximumLength(100);
        RuleFor(command => command.Email).NotEmpty().EmailAddress().MaximumLength(200);
        RuleFor(command => command.Phone).MaximumLength(40);
        RuleFor(command => command.Right).NotNull().IsInEnum();
    }
}

internal sealed class InviteContactHandler(AssistanceDb db, CurrentUser user, Credentials credentials, AccountMail mail) : IRequestHandler<InviteContact, Unit>
{
    public async Task<Unit> Handle(InviteContact request, CancellationToken cancellationToken)
    {
        ContactRights.RequireLead(user);
        var person = Person.OfEnterprise(request.Name, request.Title, request.Right!.Value, ContactRights.EnterpriseOf(user), user.Language ?? "zh-CN");
        person.Describe(request.Name, request.Title, request.Email, request.Phone, false);
        db.Add(person);
        await credentials.AddAsync(person, request.Email, cancellationToken);
        await mail.AskAsync(person, LinkPurpose.Invitation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A lead changes what a colleague may do.</summary>
public sealed record EntrustContact(Guid Contact, ContactRight Right) : IRequest<string>;

internal sealed class EntrustContactValidator : AbstractValidator<EntrustContact>
{
    public EntrustContactValidator() => RuleFor(command => command.Right).IsInEnum();
}

internal sealed class EntrustContactHandler(AssistanceDb db, CurrentUser user, Credentials credentials) : IRequestHandler<EntrustContact, string>
{
    public async Task<string> Handle(EntrustContact request, CancellationToken cancellationToken)
    {
        var contact = await ContactRights.ColleagueAsync(db, user, request.Contact, cancellationToken);
        if (contact.ContactRight != request.Right)
        {
            contact.Entrust(request.Right);
            await db.SaveChangesAsync(cancellationToken);
            await ContactRights.EndSessionsAsync(db, credentials, contact.Id, cancellationToken);
        }

        return contact.Name;
    }
}

/// <summary>A lead disables a colleague who has left and whose work is handed over.</summary>
public sealed record DisableContact(Guid Contact) : IRequest<string>;

internal sealed class DisableContactValidator : AbstractValidator<DisableContact>;

internal sealed class DisableContactHandler(AssistanceDb db, CurrentUser user, Credentials credentials) : IRequestHandler<DisableContact, string>
{
    public async Task<string> Handle(DisableContact request, CancellationToken cancellationToken)
    {
        var contact = await ContactRights.ColleagueAsync(db, user, request.Contact, cancellationToken);
        var open = (await OpenWorkReader.OfAsync(db, contact.Id, cancellationToken)).Count;
        Rule.Require(open == 0, "people.rule.contact-work", contact.Name, open);
        contact.Disable(open);
        await db.SaveChangesAsync(cancellationToken);
        await ContactRights.EndSessionsAsync(db, credentials, contact.Id, cancellationToken);
        return contact.Name;
    }
}

/// <summary>Who manages contacts: the lead of the same enterprise, and nobody manages themselves.</summary>
internal static class ContactRights
{
    /// <summary>The reader's own enterprise.</summary>
    public static EnterpriseId EnterpriseOf(CurrentUser user) => user.Own?.Enterprise ?? throw new NotFoundException();

    /// <summary>Whether the reader is a lead contact.</summary>
    public static bool IsLead(CurrentUser user) => user.Own?.Right == ContactRight.Lead;

    /// <exception cref="BrokenRuleException">The reader is no lead.</exception>
    public static void RequireLead(CurrentUser user) => Rule.Require(IsLead(user), "people.rule.lead-only");

    /// <summary>A colleague whom the reader may manage.</summary>
    public static async Task<Person> ColleagueAsync(AssistanceDb db, CurrentUser user, Guid contact, CancellationToken cancellationToken)
    {
        var (id, enterprise) = (new PersonId(contact), EnterpriseOf(user));
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == id && row.EnterpriseId == enterprise && row.Role == Role.EnterpriseContact, cancellationToken) ?? throw new NotFoundException();
        RequireLead(user);
        Rule.Require(person.Id != user.Person.Id, "people.rule.not-oneself");
        return person;
    }

    /// <summary>A session that began with another right is over.</summary>
    public static async Task EndSessionsAsync(AssistanceDb db, Credentials credentials, PersonId person, CancellationToken cancellationToken)
    {
        if (await db.Accounts.SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken) is { } account)
        {
            await credentials.EndSessionsAsync(account);
        }
    }
}
