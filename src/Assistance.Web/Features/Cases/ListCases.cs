// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309, CA1310, CA1862
using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>Cases by page of 50, the newest first within a bureau; with a text, those that hold it, the newest first.</summary>
/// <param name="Status">Only these, or null for what is not closed.</param>
/// <param name="All">Whether closed cases are listed too when no status is named.</param>
/// <param name="Bureau">Only of this bureau.</param>
/// <param name="Lead">Only of this lead caseworker.</param>
/// <param name="Text">Part of the enterprise's name, of the theme or of the reference.</param>
/// <param name="After">Key of the last row of the page before.</param>
/// <param name="Before">Key of the first row of the page after.</param>
public sealed record ListCases(CaseStatus? Status, bool All, BureauId? Bureau, PersonId? Lead, string Text, string After, string Before) : IRequest<CaseList>;

/// <summary>A page of cases with what can be filtered by.</summary>
public sealed record CaseList(IReadOnlyList<CaseRow> Rows, string? Next, string? Previous, IReadOnlyList<TeamChoice> Team);

/// <summary>Somebody who leads cases, and the bureau.</summary>
public sealed record TeamChoice(Guid Id, string Name, Guid BureauId, string Bureau);

/// <summary>One case.</summary>
/// <param name="Open">Commitments that are agreed or to be agreed.</param>
/// <param name="Overdue">Those that are late.</param>
/// <param name="ToVerify">Those that wait for verification.</param>
/// <param name="NextDue">The nearest due date.</param>
public sealed record CaseRow(
    string Reference, string Enterprise, string Theme, string Lead, CaseStatus Status, CaseStage Stage, int Open, int Overdue, int ToVerify, DateOnly? NextDue)
{
    /// <summary>Division of the bureau.</summary>
    public string Division { get; init; } = "";

    /// <summary>Its place in the search index where the list follows that, else 0.</summary>
    public long Place { get; init; }

    /// <summary>Where the row stands in the list.</summary>
    public string Key => Place > 0 ? Place.ToString(CultureInfo.InvariantCulture) : $"{Division}~{Reference}";
}

internal sealed class ListCasesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListCases, CaseList>
{
    private const int PageSize = 50;

    public async Task<CaseList> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var back = request.Before.Length > 0;
        var key = back ? request.Before : request.After;
        var cases = SearchPhrase.Whole(request.Text).IsEmpty ? ByPlace(Filter(request), key, back) : ByText(Filter(request), request.Text, key, back);
        var found = await Rows(cases.Take(PageSize + 1)).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        var rows = found.Take(PageSize).ToList();
        if (back)
        {
            rows.Reverse();
        }

        return new(
            rows,
            rows.Count > 0 && (back || more) ? rows[^1].Key : null,
            rows.Count > 0 && (back ? more : request.After.Length > 0) ? rows[0].Key : null,
            user.Is(Role.EnterpriseContact) ? [] : await TeamAsync(cancellationToken));
    }

    private IQueryable<AssistanceCase> Filter(ListCases request)
    {
        var cases = db.Cases;
        if (request.Status is { } status)
        {
            cases = cases.Where(one => one.Status == status);
        }
        else if (!request.All)
        {
            cases = cases.Where(one => one.Status != CaseStatus.Closed);
        }

        if (request.Bureau is { } bureau)
        {
            cases = cases.Where(one => one.BureauId == bureau);
        }

        if (request.Lead is { } lead)
        {
            cases = cases.Where(one => one.LeadId == lead);
        }

        return cases;
    }

    /// <summary>By division and reference, which follows an index in every scope.</summary>
    private static IQueryable<Placed> ByPlace(IQueryable<AssistanceCase> cases, string key, bool back)
    {
        if (key.Split('~', 2) is [var division, var reference])
        {
            cases = back
                ? cases.Where(one => string.Compare(one.DivisionCode, division) >= 0 && (string.Compare(one.DivisionCode, division) > 0 || string.Compare(one.Reference, reference) > 0))
                : cases.Where(one => string.Compare(one.DivisionCode, division) <= 0 && (string.Compare(one.DivisionCode, division) < 0 || string.Compare(one.Reference, reference) < 0));
        }

        var placed = cases.Select(one => new Placed { Case = one, Place = 0 });
        return back
            ? placed.OrderBy(row => row.Case.DivisionCode).ThenBy(row => row.Case.Reference)
            : placed.OrderByDescending(row => row.Case.DivisionCode).ThenByDescending(row => row.Case.Reference);
    }

    /// <summary>In the order of the search index, the newest first.</summary>
    private IQueryable<Placed> ByText(IQueryable<AssistanceCase> cases, string text, string key, bool back)
    {
        var found = db.Found(SearchKind.Case, SearchPhrase.Whole(text));
        if (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            found = back ? found.Where(entry => entry.Id > last) : found.Where(entry => entry.Id < last);
        }

        var placed = found.Join(cases, entry => entry.CaseId, one => one.CaseId, (entry, one) => new Placed { Case = one, Place = entry.Id });
        return back ? placed.OrderBy(row => row.Place) : placed.OrderByDescending(row => row.Place);
    }

    private IQueryable<CaseRow> Rows(IQueryable<Placed> cases)
    {
        var today = user.Today;
        return cases.Select(row => new CaseRow(
            row.Case.Reference,
            db.Enterprises.Where(enterprise => enterprise.Id == row.Case.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault() ?? "",
            row.Case.Theme,
            row.Case.LeadName,
            row.Case.Status,
            CaseStages.Of(new StageFacts(
                row.Case.Status,
                db.Agreements.Any(agreement => agreement.CaseId == row.Case.CaseId && agreement.SignedOn != null),
                db.Problems.Count(problem => problem.CaseId == row.Case.CaseId),
                db.Problems.Count(problem => problem.CaseId == row.Case.CaseId && problem.DiagnosedOn == null && (problem.State == ProblemState.Reported || problem.State == ProblemState.Reopened)),
                db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && (promise.State == CommitmentState.Agreed || promise.State == CommitmentState.Proposed)),
                db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && promise.State == CommitmentState.Confirmed),
                db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && promise.State == CommitmentState.Verified))),
            db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && (promise.State == CommitmentState.Agreed || promise.State == CommitmentState.Proposed)),
            db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && promise.State == CommitmentState.Agreed && promise.Due < today && (promise.ReworkBy == null || promise.ReworkBy < today)),
            db.Commitments.Count(promise => promise.CaseId == row.Case.CaseId && promise.State == CommitmentState.Confirmed),
            db.Commitments.Where(promise => promise.CaseId == row.Case.CaseId && promise.State == CommitmentState.Agreed).Min(promise => (DateOnly?)promise.Due))
        {
            Division = row.Case.DivisionCode,
            Place = row.Place,
        });
    }

    // the leads and the bureaux to filter by, in one statement
    private async Task<IReadOnlyList<TeamChoice>> TeamAsync(CancellationToken cancellationToken)
    {
        var scopes = user.Viewer.CaseScopes.ToList();
        var (from, to) = (scopes.Min(scope => scope.From), scopes.Max(scope => scope.To));
        return await db.Bureaux
            .Where(bureau => string.Compare(bureau.DivisionCode, from) >= 0 && string.Compare(bureau.DivisionCode, to) <= 0)
            .Join(
                db.People.Where(person => person.Role == Role.Caseworker || person.Role == Role.Manager),
                bureau => (BureauId?)bureau.Id, person => person.BureauId, (bureau, person) => new { person, bureau })
            .OrderBy(row => row.bureau.DivisionCode).ThenBy(row => row.person.Name)
            .Take(300)
            .Select(row => new TeamChoice(row.person.Id.Value, row.person.Name, row.bureau.Id.Value, row.bureau.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A case with its place in the search index, or 0.</summary>
    private sealed class Placed
    {
        public required AssistanceCase Case { get; init; }

        public required long Place { get; init; }
    }
}
