// comparisons here are translated to SQL: the database compares by its own collation
#pragma warning disable CA1309
using System.Globalization;
using System.Text;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Enterprises;

/// <summary>The enterprises that the reader sees, by division and name; with a text, those that hold it, the newest first.</summary>
/// <param name="Text">Part of the name or the code, or empty.</param>
/// <param name="Division">Code or name of a division, or empty.</param>
/// <param name="Size">A size class, or null for all.</param>
/// <param name="After">Where the page before ended; empty for the first page.</param>
/// <param name="Before">Where the page after begins; empty for all but a way back.</param>
public sealed record ListEnterprises(string Text, string Division, SizeClass? Size, string After, string Before) : IRequest<EnterpriseList>;

/// <summary>One page of enterprises.</summary>
/// <param name="Count">How many there are, counted to <see cref="CountedTo"/>.</param>
/// <param name="Divisions">The divisions that fit what was typed, when it was not clear; then nothing is listed.</param>
/// <param name="DivisionUnknown">Whether no division fits what was typed.</param>
/// <param name="Next">Where the next page begins, or null.</param>
/// <param name="Previous">Where the page before ends, or null.</param>
/// <param name="CanAdd">Whether the reader may take enterprises in.</param>
public sealed record EnterpriseList(
    IReadOnlyList<EnterpriseRow> Rows, int Count, string DivisionShown, IReadOnlyList<CodeOffer> Divisions, bool DivisionUnknown, string? Next, string? Previous, bool CanAdd)
{
    /// <summary>Counting ends here: "1,000+".</summary>
    public const int CountedTo = 1000;
}

/// <summary>One enterprise of the list.</summary>
/// <param name="OpenCases">How many cases of it are not closed, as far as the reader sees them.</param>
public sealed record EnterpriseRow(string Uscc, string Name, string Division, SizeClass? Size, int? Employees, int OpenCases);

internal sealed class ListEnterprisesHandler(AssistanceDb db, CurrentUser user, Codes codes) : IRequestHandler<ListEnterprises, EnterpriseList>
{
    private const int PageSize = 50;

    public async Task<EnterpriseList> Handle(ListEnterprises request, CancellationToken cancellationToken)
    {
        var canAdd = user.Is(Role.Caseworker) || user.Is(Role.Manager);
        var division = request.Division.Trim().Length == 0 ? null : codes.Division(request.Division);
        if (division is { Code: null })
        {
            return new([], 0, request.Division, division.Offers, division.Offers.Count == 0, null, null, canAdd);
        }

        var back = request.Before.Length > 0;
        var scope = division is null ? null : DivisionScope.WithBelow(division.Code);
        var rows = db.Enterprises.AsNoTracking();
        if (scope is not null)
        {
            rows = rows.Where(row => string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0);
        }

        if (request.Size is { } size)
        {
            rows = rows.Where(row => row.SizeClass == size);
        }

        var (page, count) = SearchPhrase.Whole(request.Text).IsEmpty
            ? (await ByPlaceAsync(rows, back ? request.Before : request.After, back, cancellationToken), await rows.Take(EnterpriseList.CountedTo + 1).CountAsync(cancellationToken))
            : await ByTextAsync(rows, request, scope, back, cancellationToken);
        var shown = page.Take(PageSize).ToList();
        var more = page.Count > PageSize;
        if (back)
        {
            shown.Reverse();
        }

        return new(
            [.. shown.Select(row => new EnterpriseRow(row.Uscc, row.Name, codes.Divisions.FullName(row.Division), row.Size, row.Employees, row.OpenCases))],
            count, codes.ShownDivision(division?.Code), [], false,
            shown.Count > 0 && (back || more) ? Cursor(shown[^1]) : null,
            shown.Count > 0 && (back ? more : request.After.Length > 0) ? Cursor(shown[0]) : null,
            canAdd);
    }

    /// <summary>Goes on from where a page ended: the rest of that division, then the divisions beyond it. Both follow an index.</summary>
    private async Task<List<Row>> ByPlaceAsync(IQueryable<Enterprise> rows, string from, bool back, CancellationToken cancellationToken)
    {
        if (Last(from) is not var (division, name, id))
        {
            return await Page(rows, back, PageSize + 1).ToListAsync(cancellationToken);
        }

        var rest = back
            ? rows.Where(row => row.DivisionCode == division && string.Compare(row.Name, name) <= 0 && (string.Compare(row.Name, name) < 0 || row.Id < id))
            : rows.Where(row => row.DivisionCode == division && string.Compare(row.Name, name) >= 0 && (string.Compare(row.Name, name) > 0 || row.Id > id));
        var page = await Page(rest, back, PageSize + 1).ToListAsync(cancellationToken);
        if (page.Count <= PageSize)
        {
            var beyond = back ? rows.Where(row => string.Compare(row.DivisionCode, division) < 0) : rows.Where(row => string.Compare(row.DivisionCode, division) > 0);
            page.AddRange(await Page(beyond, back, PageSize + 1 - page.Count).ToListAsync(cancellationToken));
        }

        return page;
    }

    private async Task<(List<Row> Page, int Count)> ByTextAsync(
        IQueryable<Enterprise> rows, ListEnterprises request, DivisionScope? scope, bool back, CancellationToken cancellationToken)
    {
        SearchPhrase Phrase() => SearchPhrase.Whole(request.Text)
            .With(scope is null || SearchMarks.Of(scope) is not { } place ? [] : [place])
            .With(request.Size is { } size ? [SearchMarks.Of(size)] : []);

        var found = db.Found(SearchKind.Enterprise, Phrase());
        var count = await found.Take(EnterpriseList.CountedTo + 1).CountAsync(cancellationToken);
        var last = long.TryParse(back ? request.Before : request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : back ? 0 : long.MaxValue;
        var pairs = (back ? found.Where(entry => entry.Id > last) : found.Where(entry => entry.Id < last))
            .Join(rows, entry => entry.EnterpriseId, row => row.Id, (entry, row) => new { entry.Id, Enterprise = row });
        var page = await (back ? pairs.OrderBy(pair => pair.Id) : pairs.OrderByDescending(pair => pair.Id))
            .Take(PageSize + 1)
            .Select(pair => new Row(
                pair.Enterprise.Uscc, pair.Enterprise.Name, pair.Enterprise.DivisionCode, pair.Enterprise.SizeClass, pair.Enterprise.Employees,
                db.Cases.Count(other => other.EnterpriseId == pair.Enterprise.Id && other.Status != CaseStatus.Closed), pair.Enterprise.Id, pair.Id))
            .ToListAsync(cancellationToken);
        return (page, count);
    }

    private IQueryable<Row> Page(IQueryable<Enterprise> rows, bool back, int size) => (back
            ? rows.OrderByDescending(row => row.DivisionCode).ThenByDescending(row => row.Name).ThenByDescending(row => row.Id)
            : rows.OrderBy(row => row.DivisionCode).ThenBy(row => row.Name).ThenBy(row => row.Id))
        .Take(size)
        .Select(row => new Row(
            row.Uscc, row.Name, row.DivisionCode, row.SizeClass, row.Employees,
            db.Cases.Count(other => other.EnterpriseId == row.Id && other.Status != CaseStatus.Closed), row.Id, null));

    private static string Cursor(Row row) => row.Entry is { } entry
        ? entry.ToString(CultureInfo.InvariantCulture)
        : WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{row.Division}\n{row.Id}\n{row.Name}"));

    /// <summary>What a cursor says, or null for one that is none: then the list begins anew.</summary>
    private static (string Division, string Name, EnterpriseId Id)? Last(string cursor)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor)).Split('\n', 3);
            return parts.Length == 3 && Guid.TryParse(parts[1], out var id) ? (parts[0], parts[2], new EnterpriseId(id)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed record Row(string Uscc, string Name, string Division, SizeClass? Size, int? Employees, int OpenCases, EnterpriseId Id, long? Entry);
}
