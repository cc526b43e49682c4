using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>Adds a person with an account and sends the link to set a password, where there is an address.</summary>
/// <param name="Bureau">Of a caseworker or manager.</param>
/// <param name="Division">Of an auditor: everything in it and below is read.</param>
/// <param name="Uscc">Code of the enterprise of a contact.</param>
/// <param name="Right">Of a contact.</param>
/// <param name="UserName">The account; the mail address when it is left empty.</param>
public sealed record InvitePerson(
    string Name, string Title, Role? Role, Guid? Bureau, string Division, string Uscc, ContactRight? Right, string Email, string Phone,
    string UserName, string Language) : IRequest<PersonId>;

internal sealed class InvitePersonValidator : AbstractValidator<InvitePerson>
{
    public InvitePersonValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Title).MaximumLength(100);
        RuleFor(command => command.Role).NotNull();
        RuleFor(command => command.Bureau).NotNull().When(command => command.Role is Domain.People.Role.Caseworker or Domain.People.Role.Manager);
        RuleFor(command => command.Division).Matches("^[0-9]{6}$").When(command => command.Role == Domain.People.Role.Auditor);
        RuleFor(command => command.Uscc).NotEmpty().When(command => command.Role == Domain.People.Role.EnterpriseContact);
        RuleFor(command => command.Right).NotNull().When(command => command.Role == Domain.People.Role.EnterpriseContact);
        RuleFor(command => command.Email).EmailAddress().When(command => command.Email.Length > 0).MaximumLength(200);
        RuleFor(command => command.Phone).MaximumLength(40);
        RuleFor(command => command.UserName).NotEmpty().When(command => command.Email.Length == 0).MaximumLength(100);
        RuleFor(command => command.Language).NotEmpty();
    }
}

internal sealed class InvitePersonHandler(AssistanceDb db, Credentials credentials, AccountMail mail) : IRequestHandler<InvitePerson, PersonId>
{
    public async Task<PersonId> Handle(InvitePerson request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var person = await MakeAsync(request, cancellationToken);
        person.Describe(request.Name, request.Title, request.Email, request.Phone, false);
        person.Speak(request.Language);
        db.Add(person);
        await credentials.AddAsync(person, request.UserName.Trim().Length > 0 ? request.UserName : request.Email, cancellationToken);
        if (person.Email is not null)
        {
            await mail.AskAsync(person, LinkPurpose.Invitation, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return person.Id;
    }

    private async Task<Person> MakeAsync(InvitePerson request, CancellationToken cancellationToken)
    {
        switch (request.Role!.Value)
        {
            case Role.Expert:
                return Person.Expert(request.Name, request.Title, request.Language);
            case Role.Auditor:
                return Person.Auditor(request.Name, request.Division, request.Language);
            case Role.Administrator:
                return Person.Administrator(request.Name, request.Language);
            case Role.EnterpriseContact:
                var uscc = request.Uscc.Trim().ToUpperInvariant();
                var enterprise = await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(row => row.Uscc == uscc, cancellationToken);
                Rule.RequireFor(nameof(InvitePerson.Uscc), enterprise is not null, "admin.rule.no-enterprise");
                return Person.OfEnterprise(request.Name, request.Title, request.Right!.Value, enterprise.Id, request.Language);
            default:
                var id = new BureauId(request.Bureau!.Value);
                var bureau = await db.Bureaux.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
                Rule.RequireFor(nameof(InvitePerson.Bureau), bureau is not null, "admin.rule.no-bureau");
                return Person.OfBureau(request.Name, request.Title, request.Role.Value, bureau, request.Language);
        }
    }
}

/// <summary>The bureaux that somebody can be put into.</summary>
public sealed record GetBureauChoices : IRequest<IReadOnlyList<BureauChoice>>;

internal sealed class GetBureauChoicesValidator : AbstractValidator<GetBureauChoices>;

internal sealed class GetBureauChoicesHandler(AssistanceDb db) : IRequestHandler<GetBureauChoices, IReadOnlyList<BureauChoice>>
{
    public Task<IReadOnlyList<BureauChoice>> Handle(GetBureauChoices request, CancellationToken cancellationToken) => BureauChoices.AllAsync(db, cancellationToken);
}
