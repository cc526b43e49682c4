// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309
using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>Visits by page of 50: planned ones by their day, the next first; those that took place, the last first.</summary>
/// <param name="Held">Whether those that took place are asked for, else those that are planned.</param>
/// <param name="Mine">Only of cases that the reader leads or backs up.</param>
/// <param name="After">Key of the last row of the page before, or empty.</param>
public sealed record ListVisits(bool Held, bool Mine, string After) : IRequest<VisitList>;

/// <summary>A page of visits.</summary>
/// <param name="Next">Key of the next page, or null on the last one.</param>
public sealed record VisitList(IReadOnlyList<VisitRow> Rows, string? Next);

/// <summary>One visit.</summary>
/// <param name="On">The day it is planned for, or on which it took place.</param>
public sealed record VisitRow(
    string Reference, string Enterprise, string Number, VisitState State, VisitPurpose Purpose, DateOnly On, TimeOnly? Time, IReadOnlyList<string> Visitors, int? Rating);

internal sealed class ListVisitsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListVisits, VisitList>
{
    private const int PageSize = 50;

    public async Task<VisitList> Handle(ListVisits request, CancellationToken cancellationToken)
    {
        var visits = request.Held ? HeldVisits(request.After) : PlannedVisits(request.After);
        if (request.Mine)
        {
            var me = user.Person.Id;
            visits = visits.Where(visit => db.Cases.Any(one => one.CaseId == visit.CaseId && (one.LeadId == me || one.BackupId == me)));
        }

        var found = await visits.AsNoTracking().Take(PageSize + 1)
            .Join(db.CaseNames, visit => visit.CaseId, name => name.CaseId, (visit, name) => new { visit, name.Reference, name.Enterprise })
            .ToListAsync(cancellationToken);

        // the join may lose the order
        found = [.. request.Held
            ? found.OrderByDescending(one => one.visit.HeldOn).ThenByDescending(one => one.visit.Id.Value.ToString(), StringComparer.Ordinal)
            : found.OrderBy(one => one.visit.PlannedOn).ThenBy(one => one.visit.Id.Value.ToString(), StringComparer.Ordinal)];
        var rows = found.Take(PageSize).ToList();
        return new(
            [.. rows.Select(one => new VisitRow(
                one.Reference, one.Enterprise, one.visit.Number, one.visit.State, one.visit.Purpose, Day(one.visit), one.visit.PlannedTime,
                [.. one.visit.Visitors.Select(visitor => visitor.Name)], one.visit.Rating))],
            found.Count > PageSize ? KeyOf(rows[^1].visit) : null);
    }

    private IQueryable<Visit> PlannedVisits(string after)
    {
        var planned = db.Visits.Where(visit => visit.State == VisitState.Planned);
        if (Read(after) is { } key)
        {
            planned = planned.Where(visit => visit.PlannedOn > key.Day || (visit.PlannedOn == key.Day && visit.Id > key.Id));
        }

        return planned.OrderBy(visit => visit.PlannedOn).ThenBy(visit => visit.Id);
    }

    private IQueryable<Visit> HeldVisits(string after)
    {
        var held = db.Visits.Where(visit => visit.HeldOn != null);
        if (Read(after) is { } key)
        {
            held = held.Where(visit => visit.HeldOn < key.Day || (visit.HeldOn == key.Day && visit.Id < key.Id));
        }

        return held.OrderByDescending(visit => visit.HeldOn).ThenByDescending(visit => visit.Id);
    }

    private static DateOnly Day(Visit visit) => visit.HeldOn ?? visit.PlannedOn ?? default;

    private static string KeyOf(Visit visit) => string.Create(CultureInfo.InvariantCulture, $"{Day(visit):yyyy-MM-dd}_{visit.Id}");

    private static (DateOnly Day, VisitId Id)? Read(string key) =>
        key.Split('_') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && Guid.TryParse(id, out var value)
            ? (on, new VisitId(value))
            : null;
}
