// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309, CA1310, CA1862
using Assistance.Data;
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

/// <summary>Cases by page of 50, the newest first within a bureau.</summary>
/// <param name="Status">Only these, or null for what is not closed.</param>
/// <param name="All">Whether closed cases are listed too when no status is named.</param>
/// <param name="Bureau">Only of this bureau.</param>
/// <param name="Lead">Only of this lead caseworker.</param>
/// <param name="Text">Part of the enterprise's name, of the theme or of the reference.</param>
/// <param name="After">Reference of the last row of the page before.</param>
/// <param name="Before">Reference of the first row of the page after.</param>
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
    string Reference, string Enterprise, string Theme, string Lead, CaseStatus Status, CaseStage Stage, int Open, int Overdue, int ToVerify, DateOnly? NextDue);

internal sealed class ListCasesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListCases, CaseList>
{
    private const int PageSize = 50;

    public async Task<CaseList> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var back = request.Before.Length > 0;
        var cases = Filter(request);
        cases = back
            ? cases.Where(one => string.Compare(one.Reference, request.Before) > 0).OrderBy(one => one.Reference)
            : request.After.Length > 0
                ? cases.Where(one => string.Compare(one.Reference, request.After) < 0).OrderByDescending(one => one.Reference)
                : cases.OrderByDescending(one => one.Reference);
        var found = await Rows(cases.Take(PageSize + 1)).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        var rows = found.Take(PageSize).ToList();
        if (back)
        {
            rows.Reverse();
        }

        return new(
            rows,
            rows.Count > 0 && (back || more) ? rows[^1].Reference : null,
            rows.Count > 0 && (back ? more : request.After.Length > 0) ? rows[0].Reference : null,
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

        if (request.Text.Trim() is { Length: > 0 } text)
        {
            var reference = text.ToUpperInvariant();
            cases = cases.Where(one => one.Reference.StartsWith(reference) || one.Theme.Contains(text)
                || db.Enterprises.Any(enterprise => enterprise.Id == one.EnterpriseId && enterprise.Name.Contains(text)));
        }

        return cases;
    }

    private IQueryable<CaseRow> Rows(IQueryable<AssistanceCase> cases)
    {
        var today = user.Today;
        return cases.Select(one => new CaseRow(
            one.Reference,
            db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault() ?? "",
            one.Theme,
            one.LeadName,
            one.Status,
            CaseStages.Of(new StageFacts(
                one.Status,
                db.Agreements.Any(agreement => agreement.CaseId == one.CaseId && agreement.SignedOn != null),
                db.Problems.Count(problem => problem.CaseId == one.CaseId),
                db.Problems.Count(problem => problem.CaseId == one.CaseId && problem.DiagnosedOn == null && (problem.State == ProblemState.Reported || problem.State == ProblemState.Reopened)),
                db.Commitments.Count(promise => promise.CaseId == one.CaseId && (promise.State == CommitmentState.Agreed || promise.State == CommitmentState.Proposed)),
                db.Commitments.Count(promise => promise.CaseId == one.CaseId && promise.State == CommitmentState.Confirmed),
                db.Commitments.Count(promise => promise.CaseId == one.CaseId && promise.State == CommitmentState.Verified))),
            db.Commitments.Count(promise => promise.CaseId == one.CaseId && (promise.State == CommitmentState.Agreed || promise.State == CommitmentState.Proposed)),
            db.Commitments.Count(promise => promise.CaseId == one.CaseId && promise.State == CommitmentState.Agreed && promise.Due < today && (promise.ReworkBy == null || promise.ReworkBy < today)),
            db.Commitments.Count(promise => promise.CaseId == one.CaseId && promise.State == CommitmentState.Confirmed),
            db.Commitments.Where(promise => promise.CaseId == one.CaseId && promise.State == CommitmentState.Agreed).Min(promise => (DateOnly?)promise.Due)));
    }

    // the leads and the bureaux to filter by, in one statement
    private async Task<IReadOnlyList<TeamChoice>> TeamAsync(CancellationToken cancellationToken)
    {
        var scopes = user.Viewer.CaseScopes.ToList();
        var (from, to) = (scopes.Min(scope => scope.From), scopes.Max(scope => scope.To));
        return await db.People
            .Where(person => (person.Role == Role.Caseworker || person.Role == Role.Manager)
                && string.Compare(person.DivisionCode, from) >= 0 && string.Compare(person.DivisionCode, to) <= 0)
            .Join(db.Bureaux, person => person.BureauId, bureau => (BureauId?)bureau.Id, (person, bureau) => new { person, bureau })
            .OrderBy(row => row.bureau.DivisionCode).ThenBy(row => row.person.Name)
            .Take(300)
            .Select(row => new TeamChoice(row.person.Id.Value, row.person.Name, row.bureau.Id.Value, row.bureau.Name))
            .ToListAsync(cancellationToken);
    }
}
