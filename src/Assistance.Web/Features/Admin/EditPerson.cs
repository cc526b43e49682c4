using Assistance.Data;
using Assistance.Data.People;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>One person, as the administrator sees them.</summary>
public sealed record GetPerson(PersonId Person) : IRequest<PersonView>;

/// <summary>A person with the account and how much work still names them.</summary>
/// <param name="UserName">The account, or null for people without one.</param>
/// <param name="Work">How many things of each kind name the person; the administrator sees numbers, no case content.</param>
/// <param name="HandOverBy">Managers who can hand the work over.</param>
public sealed record PersonView(
    PersonId Id, string Name, string Title, Role Role, ContactRight? Right, Guid? Bureau, string? Organisation, string Email, string Phone, string Language,
    bool IsChiefQualityOfficer, bool IsActive, string? UserName, bool HasPassword, bool HasSecondStep, IReadOnlyList<(OpenWorkKind Kind, int Count)> Work,
    IReadOnlyList<string> HandOverBy, IReadOnlyList<BureauChoice> Bureaux, int RowVersion)
{
    /// <summary>Since when the address refuses mail, UTC; or null.</summary>
    public DateTime? MailRefusedAt { get; init; }

    /// <summary>When the personal data were erased, UTC; or null.</summary>
    public DateTime? ForgottenAt { get; init; }

    /// <summary>What its server said, or null.</summary>
    public string? MailRefusal { get; init; }
}

internal sealed class GetPersonValidator : AbstractValidator<GetPerson>;

internal sealed class GetPersonHandler(AssistanceDb db) : IRequestHandler<GetPerson, PersonView>
{
    public async Task<PersonView> Handle(GetPerson request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var id = request.Person;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException();
        var account = await db.Accounts.AsNoTracking().Where(row => row.PersonId == id)
            .Select(row => new { row.UserName, HasPassword = row.PasswordHash != null, row.TwoFactorEnabled }).SingleOrDefaultAsync(cancellationToken);
        var work = await OpenWorkReader.OfAsync(db, id, cancellationToken);
        return new(
            id, person.Name, person.Title ?? "", person.Role, person.ContactRight, person.BureauId?.Value, await OrganisationAsync(person, cancellationToken),
            person.Email ?? "", person.Phone ?? "", person.Language, person.IsChiefQualityOfficer, person.IsActive, account?.UserName, account?.HasPassword == true,
            account?.TwoFactorEnabled == true, [.. work.GroupBy(item => item.Kind).Select(group => (group.Key, group.Count()))],
            work.Count == 0 ? [] : await ManagersAsync(person, work, cancellationToken), await BureauChoices.AllAsync(db, cancellationToken), person.RowVersion)
        {
            MailRefusedAt = person.MailRefusedAt,
            MailRefusal = person.MailRefusal,
            ForgottenAt = person.ForgottenAt,
        };
    }

    private async Task<string?> OrganisationAsync(Person person, CancellationToken cancellationToken) =>
        await db.Bureaux.Where(row => row.Id == person.BureauId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Enterprises.Where(row => row.Id == person.EnterpriseId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken)
        ?? (person.DivisionCode.Length > 0 ? person.DivisionCode : null);

    // managers of the bureaux whose cases name the person, and of those above them
    private async Task<IReadOnlyList<string>> ManagersAsync(Person person, IReadOnlyList<OpenWork> work, CancellationToken cancellationToken)
    {
        var divisions = work.Select(item => item.Reference.Split('-')).Where(parts => parts.Length == 4).Select(parts => parts[1]).Distinct().ToList();
        var managers = await db.People.AsNoTracking().Where(row => row.Role == Role.Manager && row.IsActive && row.Id != person.Id)
            .Join(db.Accounts, row => row.Id, account => account.PersonId, (row, account) => new { row.Name, row.DivisionCode }).Take(500).ToListAsync(cancellationToken);
        return [.. managers.Where(manager => divisions.Exists(division => DivisionScope.WithBelow(manager.DivisionCode).Contains(division))).Select(manager => manager.Name).Take(10)];
    }
}

/// <summary>Changes how a person is named and reached, and which role they have.</summary>
/// <param name="Role">For caseworkers and managers: which of the two; null for all others.</param>
/// <param name="Bureau">Their bureau; null for all others.</param>
/// <param name="Right">What a contact may do; null for all others.</param>
public sealed record ChangePerson(
    PersonId Person, string Name, string Title, string Email, string Phone, string Language, bool IsChiefQualityOfficer, Role? Role, Guid? Bureau,
    ContactRight? Right, int RowVersion) : IRequest<Unit>;

internal sealed class ChangePersonValidator : AbstractValidator<ChangePerson>
{
    public ChangePersonValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Title).MaximumLength(100);
        RuleFor(command => command.Email).EmailAddress().When(command => command.Email.Length > 0).MaximumLength(200);
        RuleFor(command => command.Phone).MaximumLength(40);
    }
}

internal sealed class ChangePersonHandler(AssistanceDb db, CurrentUser user, Text text, Credentials credentials) : IRequestHandler<ChangePerson, Unit>
{
    public async Task<Unit> Handle(ChangePerson request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        await db.RequireSeenAsync(person, person.Id.Value, request.RowVersion, user.Act.At, cancellationToken, await CompareAsync(person, request, cancellationToken));
        person.Describe(request.Name, request.Title, request.Email, request.Phone, request.IsChiefQualityOfficer);
        person.Speak(request.Language);
        var before = (person.Role, person.BureauId, person.ContactRight);
        if (person.Role is Role.Caseworker or Role.Manager && request.Role is { } role && request.Bureau is { } bureau)
        {
            await AppointAsync(person, role, new BureauId(bureau), cancellationToken);
        }

        if (person.Role == Role.EnterpriseContact && request.Right is { } right)
        {
            person.Entrust(right);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (before != (person.Role, person.BureauId, person.ContactRight) && await db.Accounts.SingleOrDefaultAsync(row => row.PersonId == person.Id, cancellationToken) is { } account)
        {
            // a session that began in another role is over
            await credentials.EndSessionsAsync(account);
        }

        return Unit.Value;
    }

    private async Task<ConflictField[]> CompareAsync(Person saved, ChangePerson typed, CancellationToken cancellationToken)
    {
        var role = typed.Role ?? saved.Role;
        var right = typed.Right ?? saved.ContactRight;
        var bureau = typed.Bureau ?? saved.BureauId?.Value;
        var bureaux = await BureauChoices.AllAsync(db, cancellationToken);
        string? Named(Guid? id) => bureaux.FirstOrDefault(one => one.Id == id)?.Name;
        return
        [
            new(nameof(typed.Name), saved.Name, Versions.Posted(typed.Name)),
            new(nameof(typed.Title), saved.Title ?? "", Versions.Posted(typed.Title)),
            new(nameof(typed.Email), saved.Email ?? "", Versions.Posted(typed.Email)),
            new(nameof(typed.Phone), saved.Phone ?? "", Versions.Posted(typed.Phone)),
            new(nameof(typed.Language), saved.Language, typed.Language),
            new(nameof(typed.Role), $"{saved.Role}", $"{role}", text.Of("people", saved.Role), text.Of("people", role)),
            new(nameof(typed.Bureau), saved.BureauId?.ToString() ?? "", bureau?.ToString() ?? "", Named(saved.BureauId?.Value), Named(bureau)),
            new(nameof(typed.Right), $"{saved.ContactRight}", $"{right}", saved.ContactRight is { } had ? text.Of("people", had) : null, right is { } has ? text.Of("people", has) : null),
        ];
    }

    private async Task AppointAsync(Person person, Role role, BureauId bureauId, CancellationToken cancellationToken)
    {
        if (role == person.Role && bureauId == person.BureauId)
        {
            return;
        }

        var bureau = await db.Bureaux.SingleOrDefaultAsync(row => row.Id == bureauId, cancellationToken) ?? throw new NotFoundException();
        db.View(Viewer.System);
        var open = (await OpenWorkReader.OfAsync(db, person.Id, cancellationToken)).Count;
        Rule.RequireFor(bureauId == person.BureauId ? "Role" : "Bureau", open == 0, "people.rule.hand-over-first", open);
        person.Appoint(role, bureau);
    }
}

/// <summary>Disables a person whose work is handed over, or lets one act again.</summary>
public sealed record SetPersonActive(PersonId Person, bool IsActive) : IRequest<Unit>;

internal sealed class SetPersonActiveValidator : AbstractValidator<SetPersonActive>;

internal sealed class SetPersonActiveHandler(AssistanceDb db, CurrentUser user, Credentials credentials) : IRequestHandler<SetPersonActive, Unit>
{
    public async Task<Unit> Handle(SetPersonActive request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        if (request.IsActive)
        {
            person.Enable();
        }
        else
        {
            Rule.Require(person.Id != user.Person.Id, "admin.rule.not-oneself");
            db.View(Viewer.System);
            person.Disable((await OpenWorkReader.OfAsync(db, person.Id, cancellationToken)).Count);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (await db.Accounts.SingleOrDefaultAsync(row => row.PersonId == person.Id, cancellationToken) is { } account)
        {
            await credentials.EndSessionsAsync(account);
        }

        return Unit.Value;
    }
}
