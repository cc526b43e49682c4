using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.People;

/// <summary>Who stands in for a person, and who could.</summary>
public sealed record GetDeputies(PersonId Person) : IRequest<DeputiesView>;

/// <summary>Deputyships of one person.</summary>
/// <param name="IsMe">Whether the reader looks at the own ones.</param>
/// <param name="Rows">Present, coming and past ones, the latest first, at most 50.</param>
/// <param name="Choices">Who could stand in.</param>
public sealed record DeputiesView(PersonId Id, string Name, bool IsMe, IReadOnlyList<DeputyRow> Rows, IReadOnlyList<DeputyChoice> Choices);

/// <summary>One deputyship.</summary>
/// <param name="CanEnd">Whether it holds or is still to come.</param>
public sealed record DeputyRow(Guid Id, string Deputy, DateOnly From, DateOnly Until, string ArrangedBy, bool CanEnd);

/// <summary>Somebody who could stand in.</summary>
public sealed record DeputyChoice(Guid Id, string Name, Role Role);

internal sealed class GetDeputiesValidator : AbstractValidator<GetDeputies>;

internal sealed class GetDeputiesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetDeputies, DeputiesView>
{
    public async Task<DeputiesView> Handle(GetDeputies request, CancellationToken cancellationToken)
    {
        var absent = await Absence.OfAsync(db, user, request.Person, cancellationToken);
        var today = user.Today;
        var rows = await db.Deputyships.AsNoTracking().Where(row => row.AbsentId == absent.Id).OrderByDescending(row => row.From).Take(50).ToListAsync(cancellationToken);
        var people = db.People.Where(row => row.IsActive && row.Id != absent.Id && db.Accounts.Any(account => account.PersonId == row.Id));
        people = absent.Role switch
        {
            Role.EnterpriseContact => people.Where(row => row.Role == Role.EnterpriseContact && row.EnterpriseId == absent.EnterpriseId),
            Role.Manager => people.Where(row => row.Role == Role.Manager),
            _ => people.Where(row => row.BureauId == absent.BureauId && (row.Role == Role.Caseworker || row.Role == Role.Manager)),
        };
        return new(
            absent.Id, absent.Name, absent.Id == user.Person.Id,
            [.. rows.Select(row => new DeputyRow(row.Id.Value, row.DeputyName, row.From, row.Until, row.ArrangedBy, row.Until >= today))],
            await people.OrderByDescending(row => row.BureauId == absent.BureauId).ThenBy(row => row.Name).Take(200).Select(row => new DeputyChoice(row.Id.Value, row.Name, row.Role)).ToListAsync(cancellationToken));
    }
}

/// <summary>Lets somebody stand in for a person between two days.</summary>
public sealed record ArrangeDeputy(PersonId Person, Guid? Deputy, DateOnly? From, DateOnly? Until) : IRequest<string>;

internal sealed class ArrangeDeputyValidator : AbstractValidator<ArrangeDeputy>
{
    public ArrangeDeputyValidator()
    {
        RuleFor(command => command.Deputy).NotNull();
        RuleFor(command => command.From).NotNull();
        RuleFor(command => command.Until).NotNull();
    }
}

internal sealed class ArrangeDeputyHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ArrangeDeputy, string>
{
    /// <summary>The name of the deputy.</summary>
    public async Task<string> Handle(ArrangeDeputy request, CancellationToken cancellationToken)
    {
        var absent = await Absence.OfAsync(db, user, request.Person, cancellationToken);
        var id = new PersonId(request.Deputy!.Value);
        var deputy = await db.People.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException();
        db.Add(new Deputyship(absent, deputy, request.From!.Value, request.Until!.Value, user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return deputy.Name;
    }
}

/// <summary>Ends a deputyship from today on.</summary>
public sealed record EndDeputy(PersonId Person, Guid Deputyship) : IRequest<Unit>;

internal sealed class EndDeputyValidator : AbstractValidator<EndDeputy>;

internal sealed class EndDeputyHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<EndDeputy, Unit>
{
    public async Task<Unit> Handle(EndDeputy request, CancellationToken cancellationToken)
    {
        var absent = await Absence.OfAsync(db, user, request.Person, cancellationToken);
        var id = new RecordId(request.Deputyship);
        var found = await db.Deputyships.SingleOrDefaultAsync(row => row.Id == id && row.AbsentId == absent.Id, cancellationToken) ?? throw new NotFoundException();
        Rule.Require(found.Until >= user.Today, "people.rule.deputy-past");
        found.End(user.Today);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Whose absence somebody may arrange: the own; as a manager that of the people of the own area; as an administrator everybody's.</summary>
internal static class Absence
{
    /// <summary>The person.</summary>
    /// <exception cref="NotFoundException">There is none, or the reader may not arrange it.</exception>
    public static async Task<Person> OfAsync(AssistanceDb db, CurrentUser user, PersonId id, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == id && row.IsActive, cancellationToken) ?? throw new NotFoundException();
        var may = person.Id == user.Person.Id
            || user.Is(Role.Administrator)
            || (user.Is(Role.Manager) && person.Role is Role.Caseworker or Role.Manager && user.Own!.Scope!.Contains(person.DivisionCode));
        return may && person.Role is Role.Caseworker or Role.Manager or Role.EnterpriseContact ? person : throw new NotFoundException();
    }
}
