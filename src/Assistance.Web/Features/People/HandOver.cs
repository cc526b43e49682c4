using Assistance.Data;
using Assistance.Data.People;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.People;

/// <summary>What of a person's work the manager can give to others.</summary>
public sealed record GetHandOver(PersonId Person) : IRequest<HandOverView>;

/// <summary>The open work of a person, and who could have it.</summary>
/// <param name="Choices">People who can take work of this person's side.</param>
public sealed record HandOverView(PersonId Id, string Name, Role Role, IReadOnlyList<OpenWork> Work, IReadOnlyList<Successor> Choices);

/// <summary>Somebody who could take the work.</summary>
/// <param name="Open">Promises that wait for this person already.</param>
public sealed record Successor(Guid Id, string Name, Role Role, string? Organisation, int Open);

internal sealed class GetHandOverValidator : AbstractValidator<GetHandOver>;

internal sealed class GetHandOverHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetHandOver, HandOverView>
{
    public async Task<HandOverView> Handle(GetHandOver request, CancellationToken cancellationToken)
    {
        var person = await Successors.LeaverAsync(db, user, request.Person, cancellationToken);
        return new(person.Id, person.Name, person.Role, await OpenWorkReader.OfAsync(db, person.Id, cancellationToken), await Successors.OfAsync(db, person, cancellationToken));
    }
}

/// <summary>Gives open work of a person to others, all of it or none.</summary>
/// <param name="To">Who takes each thing, by the key of the work; what is not named goes to <paramref name="All"/>, or stays.</param>
/// <param name="All">Who takes everything that is not named, or null.</param>
/// <param name="Reason">Why, for the history.</param>
public sealed record HandOver(PersonId Person, IReadOnlyDictionary<string, Guid> To, Guid? All, string Reason) : IRequest<int>;

internal sealed class HandOverValidator : AbstractValidator<HandOver>
{
    public HandOverValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.All).Must((command, all) => all is not null || command.To.Count > 0).WithMessage(_ => text["people.rule.nobody-chosen"]);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class HandOverHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<HandOver, int>
{
    /// <summary>How many things have a new owner.</summary>
    public async Task<int> Handle(HandOver request, CancellationToken cancellationToken)
    {
        var leaver = await Successors.LeaverAsync(db, user, request.Person, cancellationToken);
        var work = await OpenWorkReader.OfAsync(db, leaver.Id, cancellationToken);
        var chosen = work.Where(item => !item.IsProposed)
            .Select(item => (Item: item, To: request.To.TryGetValue(item.Key, out var named) ? named : request.All))
            .Where(pair => pair.To is not null).ToList();
        var ids = chosen.Select(pair => new PersonId(pair.To!.Value)).Distinct().ToList();
        var people = await db.People.Where(row => ids.Contains(row.Id) && row.IsActive && row.Id != leaver.Id).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var (item, to) in chosen)
        {
            var successor = people.GetValueOrDefault(new PersonId(to!.Value)) ?? throw new NotFoundException();
            await GiveAsync(item, leaver, successor, request.Reason, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return chosen.Count;
    }

    private async Task GiveAsync(OpenWork item, Person leaver, Person to, string reason, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case OpenWorkKind.Commitment:
                var owned = new CommitmentId(item.Id);
                (await db.Commitments.SingleAsync(row => row.Id == owned, cancellationToken)).HandTo(to, reason, user.Act);
                break;
            case OpenWorkKind.BackupOwner:
                var backed = new CommitmentId(item.Id);
                (await db.Commitments.SingleAsync(row => row.Id == backed, cancellationToken)).HandBackupTo(to, user.Act);
                break;
            case OpenWorkKind.BackupCaseworker:
                var supported = new CaseId(item.Id);
                (await db.Cases.SingleAsync(row => row.CaseId == supported, cancellationToken)).NameBackup(to, reason, user.Act);
                break;
            case OpenWorkKind.Verification:
                var checkedOne = new CommitmentId(item.Id);
                (await db.Commitments.SingleAsync(row => row.Id == checkedOne, cancellationToken)).HandVerificationTo(to, user.Act);
                break;
            case OpenWorkKind.Case:
                var led = new CaseId(item.Id);
                var one = await db.Cases.SingleAsync(row => row.CaseId == led, cancellationToken);
                var backup = one.BackupId is { } id && id != to.Id && id != leaver.Id ? await db.People.SingleOrDefaultAsync(row => row.Id == id && row.IsActive, cancellationToken) : null;
                one.Reassign(to, backup, reason, user.Act);
                break;
            case OpenWorkKind.BureauHead:
                Rule.Require(user.Is(Role.Manager) || user.Is(Role.Administrator), "people.rule.hand-over");
                var headed = new BureauId(item.Id);
                (await db.Bureaux.SingleAsync(row => row.Id == headed, cancellationToken)).PutInCharge(to);
                break;
            default:
                await GiveDeadlineAsync(new DeadlineId(item.Id), leaver, to, cancellationToken);
                break;
        }
    }

    private async Task GiveDeadlineAsync(DeadlineId id, Person leaver, Person to, CancellationToken cancellationToken)
    {
        var deadline = await db.Deadlines.SingleAsync(row => row.Id == id, cancellationToken);
        user.Actor.Require(
            capacity => capacity.IsManagerOf(deadline.DivisionCode) || (deadline.Side == Side.Enterprise && capacity.IsContactOf(deadline.EnterpriseId, ContactRight.Lead)),
            "people.rule.hand-over");
        switch (deadline.Kind)
        {
            case DeadlineKind.LookBackDue:
                var lookBack = new LookBackId(deadline.SubjectId);
                (await db.LookBacks.SingleAsync(row => row.Id == lookBack, cancellationToken)).Reassign(to.Ref, null, user.Act);
                break;
            case DeadlineKind.OpinionDue:
                Rule.Require(to.Role == Role.Expert, "people.rule.expert-only");
                var subject = new ConsultationId(deadline.SubjectId);
                var consultation = await db.Consultations.Include("Seats").SingleAsync(row => row.Id == subject, cancellationToken);
                consultation.Uninvite(leaver.Id, user.Act);
                consultation.Invite(to.Ref, deadline.Due < user.Today ? user.Today : deadline.Due, user.Act);
                break;
            default:
                Rule.Require(Successors.SameSide(leaver, to), "people.rule.other-side");
                Rule.Require(deadline.Kind != DeadlineKind.AnswerDue || to.Role != Role.EnterpriseContact || to.ContactRight == ContactRight.Lead, "people.rule.lead-answers");
                db.Note(new(nameof(Deadline), deadline.Id.Value.ToString(), "HandedOver", new Dictionary<string, object?[]> { ["ResponsibleName"] = [deadline.ResponsibleName, to.Ref.Name] }));
                deadline.HandTo(to.Ref, user.Act);
                break;
        }
    }
}

/// <summary>Whose work can be handed over, and who can take it.</summary>
internal static class Successors
{
    /// <summary>The person, if their work may be handed over.</summary>
    /// <exception cref="NotFoundException">There is no such person, they have no work of this kind, or a contact asks for somebody who is no colleague.</exception>
    public static async Task<Person> LeaverAsync(AssistanceDb db, CurrentUser user, PersonId id, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == id && row.Role != Role.Administrator && row.Role != Role.Auditor, cancellationToken) ?? throw new NotFoundException();
        var isOwn = ContactRights.IsLead(user) && person.EnterpriseId == user.Own!.Enterprise && person.Id != user.Person.Id;
        return !user.Is(Role.EnterpriseContact) || isOwn ? person : throw new NotFoundException();
    }

    /// <summary>Those who can take work of this person: colleagues of the regulator, contacts of the same enterprise, other experts.</summary>
    public static async Task<IReadOnlyList<Successor>> OfAsync(AssistanceDb db, Person leaver, CancellationToken cancellationToken)
    {
        var people = db.People.AsNoTracking().Where(row => row.IsActive && row.Id != leaver.Id);
        people = leaver.Role switch
        {
            Role.EnterpriseContact => people.Where(row => row.Role == Role.EnterpriseContact && row.EnterpriseId == leaver.EnterpriseId),
            Role.Expert => people.Where(row => row.Role == Role.Expert),
            _ => people.Where(row => row.Role == Role.Caseworker || row.Role == Role.Manager),
        };
        var scopes = db.Viewer.CaseScopes.ToList();
        var rows = await people.OrderByDescending(row => row.BureauId == leaver.BureauId).ThenBy(row => row.Name).Take(300)
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.Role,
                row.DivisionCode,
                Organisation = db.Bureaux.Where(bureau => bureau.Id == row.BureauId).Select(bureau => bureau.Name).FirstOrDefault(),
                Open = db.Deadlines.Count(deadline => deadline.ResponsibleId == row.Id && deadline.ClosedOn == null),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => row.DivisionCode.Length == 0 || scopes.Exists(scope => scope.Contains(row.DivisionCode)))
            .Select(row => new Successor(row.Id.Value, row.Name, row.Role, row.Organisation, row.Open))];
    }

    /// <summary>Whether both are of the regulator, or contacts of the same enterprise.</summary>
    public static bool SameSide(Person one, Person other) =>
        one.Role == Role.EnterpriseContact || other.Role == Role.EnterpriseContact
            ? one.EnterpriseId == other.EnterpriseId && one.Role == other.Role
            : one.Role is Role.Caseworker or Role.Manager && other.Role is Role.Caseworker or Role.Manager;
}
