using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>The people of the demo with their work, for the sign-in page; empty unless the demo was loaded, and in production always.</summary>
public sealed record DemoPeople : IRequest<IReadOnlyList<DemoPerson>>;

/// <summary>One of them.</summary>
/// <param name="Organisation">Bureau, enterprise, or the division that an auditor reads; null for experts and administrators.</param>
/// <param name="Open">Deadlines that wait for the person.</param>
/// <param name="Overdue">Those of them whose day has passed.</param>
public sealed record DemoPerson(PersonId Id, string Name, string UserName, Role Role, ContactRight? Right, string? Organisation, int Open, int Overdue);

internal sealed class DemoPeopleValidator : AbstractValidator<DemoPeople>;

internal sealed class DemoPeopleHandler(AssistanceDb db, CurrentUser user, Codes codes, IHostEnvironment environment) : IRequestHandler<DemoPeople, IReadOnlyList<DemoPerson>>
{
    public async Task<IReadOnlyList<DemoPerson>> Handle(DemoPeople request, CancellationToken cancellationToken)
    {
        if (environment.IsProduction() || !await db.Settings.AnyAsync(setting => setting.Name == DemoMode.Setting, cancellationToken))
        {
            return [];
        }

        db.View(Viewer.System);
        var today = user.Today;
        var people = await db.Accounts.Where(account => account.IsDemo)
            .Join(db.People.Where(person => person.IsActive), account => account.PersonId, person => person.Id, (account, person) => new
            {
                person.Id,
                person.Name,
                account.UserName,
                person.Role,
                person.ContactRight,
                Organisation = db.Bureaux.Where(row => row.Id == person.BureauId).Select(row => row.Name).FirstOrDefault()
                    ?? db.Enterprises.Where(row => row.Id == person.EnterpriseId).Select(row => row.Name).FirstOrDefault(),
                person.DivisionCode,
                Open = db.Deadlines.Count(row => row.ResponsibleId == person.Id && row.ClosedOn == null),
                Overdue = db.Deadlines.Count(row => row.ResponsibleId == person.Id && row.ClosedOn == null && row.Due < today),
            })
            .Take(60)
            .ToListAsync(cancellationToken);
        return [.. people
            .OrderBy(person => person.Role).ThenByDescending(person => person.ContactRight).ThenByDescending(person => person.Overdue).ThenByDescending(person => person.Open)
            .Select(person => new DemoPerson(
                person.Id, person.Name, person.UserName ?? "", person.Role, person.ContactRight,
                person.Organisation ?? (person.Role == Role.Auditor ? codes.Divisions.FullName(person.DivisionCode) : null), person.Open, person.Overdue))];
    }
}
