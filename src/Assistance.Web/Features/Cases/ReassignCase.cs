// comparisons here are translated to SQL: codes are digits
#pragma warning disable CA1309
using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>What the form shows: who has the case now, and who could.</summary>
public sealed record GetReassignCase(string Reference) : IRequest<ReassignCaseView>;

/// <summary>Who has the case now, and who could.</summary>
public sealed record ReassignCaseView(Guid Lead, Guid? Backup, IReadOnlyList<TeamMember> Team);

/// <summary>Names another lead and backup caseworker.</summary>
/// <param name="Backup">The backup, or null for none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Opened">Version of the team that the form was opened on; null when no form was.</param>
public sealed record ReassignCase(string Reference, PersonId Lead, PersonId? Backup, string Reason, int? Opened = null) : IRequest<Unit>;

internal sealed class ReassignCaseValidator : AbstractValidator<ReassignCase>
{
    public ReassignCaseValidator()
    {
        RuleFor(command => command.Lead).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class GetReassignCaseHandler(AssistanceDb db) : IRequestHandler<GetReassignCase, ReassignCaseView>
{
    public async Task<ReassignCaseView> Handle(GetReassignCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        return new(found.LeadId.Value, found.BackupId?.Value, await Team.OfBureauAsync(db, found.BureauId, cancellationToken));
    }
}

internal sealed class ReassignCaseHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReassignCase, Unit>
{
    public async Task<Unit> Handle(ReassignCase request, CancellationToken cancellationToken)
    {
        var found = await db.CaseAsync(request.Reference, cancellationToken);
        var people = await db.People.Where(person => person.Id == request.Lead || person.Id == request.Backup).ToListAsync(cancellationToken);
        var lead = people.Find(person => person.Id == request.Lead) ?? throw new NotFoundException();
        var backup = request.Backup is { } id ? people.Find(person => person.Id == id) ?? throw new NotFoundException() : null;
        await db.RequireUnchangedAsync(
            found.CaseId.Value, request.Opened, user.Act.At, cancellationToken,
            new(nameof(request.Lead), $"{found.LeadId}", $"{request.Lead}", found.LeadName, lead.Name),
            new(nameof(request.Backup), $"{found.BackupId}", $"{request.Backup}", found.BackupName, backup?.Name));
        found.Reassign(lead, backup, request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>One person who could lead a case.</summary>
/// <param name="Name">Name with title.</param>
public sealed record TeamMember(Guid Id, string Name, string Bureau);

/// <summary>Who can be given a case.</summary>
internal static class Team
{
    /// <summary>The active caseworkers and managers of a bureau.</summary>
    public static async Task<IReadOnlyList<TeamMember>> OfBureauAsync(AssistanceDb db, BureauId bureau, CancellationToken cancellationToken) =>
        await MembersAsync(db, db.People.Where(person => person.BureauId == bureau), cancellationToken);

    /// <summary>The active caseworkers and managers of every bureau that the actor's own regulator roles reach, at most 300.</summary>
    public static async Task<IReadOnlyList<TeamMember>> InReachAsync(AssistanceDb db, Actor actor, CancellationToken cancellationToken)
    {
        var scopes = actor.Capacities.Where(capacity => capacity.Role is Role.Caseworker or Role.Manager).Select(capacity => capacity.Scope!).Distinct().ToList();
        var all = new List<TeamMember>();
        foreach (var scope in scopes)
        {
            all.AddRange(await MembersAsync(
                db,
                db.People.Where(person => string.Compare(person.DivisionCode, scope.From) >= 0 && string.Compare(person.DivisionCode, scope.To) <= 0),
                cancellationToken));
        }

        return [.. all.Distinct()];
    }

    private static async Task<IReadOnlyList<TeamMember>> MembersAsync(AssistanceDb db, IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var rows = await people
            .Where(person => person.IsActive && (person.Role == Role.Caseworker || person.Role == Role.Manager))
            .Join(db.Bureaux, person => person.BureauId, bureau => (BureauId?)bureau.Id, (person, bureau) => new { Person = person, Bureau = bureau.Name })
            .OrderBy(row => row.Bureau).ThenBy(row => row.Person.Name).ThenBy(row => row.Person.Id)
            .Take(300)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TeamMember(row.Person.Id.Value, row.Person.Cited, row.Bureau))];
    }
}
