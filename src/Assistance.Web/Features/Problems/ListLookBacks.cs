using System.Globalization;
using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Look-backs that are to be done, the most urgent first, by page of 50.</summary>
/// <param name="After">Key of the last row of the page before, or empty.</param>
public sealed record ListLookBacks(string After) : IRequest<LookBackList>;

/// <summary>A page of look-backs.</summary>
public sealed record LookBackList(IReadOnlyList<LookBackRow> Rows, string? Next);

/// <summary>One look-back.</summary>
public sealed record LookBackRow(string Reference, string Enterprise, string Number, string Title, DateOnly DueOn, string Responsible);

internal sealed class ListLookBacksHandler(AssistanceDb db) : IRequestHandler<ListLookBacks, LookBackList>
{
    private const int PageSize = 50;

    public async Task<LookBackList> Handle(ListLookBacks request, CancellationToken cancellationToken)
    {
        var booked = db.LookBacks.Where(one => one.State == LookBackState.Booked);
        if (Read(request.After) is { } key)
        {
            booked = booked.Where(one => one.DueOn > key.Day || (one.DueOn == key.Day && one.Id > key.Id));
        }

        var found = await booked.AsNoTracking().OrderBy(one => one.DueOn).ThenBy(one => one.Id).Take(PageSize + 1)
            .Join(db.CaseNames, one => one.CaseId, name => name.CaseId, (one, name) => new
            {
                LookBack = one,
                Title = db.Problems.Where(problem => problem.Id == one.ProblemId).Select(problem => problem.Title).FirstOrDefault() ?? "",
                name.Reference,
                name.Enterprise,
            })
            .ToListAsync(cancellationToken);
        // a join may give the rows in any order
        found = [.. found.OrderBy(one => one.LookBack.DueOn).ThenBy(one => one.LookBack.Id.Value.ToString(), StringComparer.Ordinal)];
        var rows = found.Take(PageSize).ToList();
        return new(
            [.. rows.Select(one => new LookBackRow(
                one.Reference, one.Enterprise, one.LookBack.Number, one.Title, one.LookBack.DueOn, one.LookBack.Responsible.Name))],
            found.Count > PageSize
                ? string.Create(CultureInfo.InvariantCulture, $"{rows[^1].LookBack.DueOn:yyyy-MM-dd}_{rows[^1].LookBack.Id}")
                : null);
    }

    private static (DateOnly Day, LookBackId Id)? Read(string key) =>
        key.Split('_') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
        && Guid.TryParse(id, out var value)
            ? (on, new LookBackId(value))
            : null;
}
