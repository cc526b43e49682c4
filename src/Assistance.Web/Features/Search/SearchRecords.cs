using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Search;

/// <summary>Looks for a text in everything that the reader sees.</summary>
/// <param name="Text">What was typed: part of a name or a text, a reference, a social credit code.</param>
public sealed record SearchRecords(string Text) : IRequest<SearchView>;

/// <summary>What was found.</summary>
/// <param name="IsAsked">Whether there was anything to look for.</param>
/// <param name="Groups">By kind of record, none of them empty.</param>
public sealed record SearchView(bool IsAsked, IReadOnlyList<SearchGroup> Groups);

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">Text key of its name.</param>
/// <param name="HasMore">Whether there is more than is shown.</param>
/// <param name="AllUrl">Where all of it stands, or null.</param>
public sealed record SearchGroup(string Kind, IReadOnlyList<SearchHit> Hits, bool HasMore, string? AllUrl);

/// <summary>One record that was found.</summary>
/// <param name="Url">Its page, or null when it has none for this reader.</param>
/// <param name="Number">Reference, code or number, in pieces.</param>
/// <param name="Title">Its words, in pieces.</param>
/// <param name="Where">The case or enterprise that it belongs to, or null.</param>
public sealed record SearchHit(string? Url, IReadOnlyList<HitPiece> Number, IReadOnlyList<HitPiece> Title, string? Where);

/// <summary>A piece of a text; what was looked for is marked.</summary>
public sealed record HitPiece(string Text, bool Marked);

internal sealed class SearchRecordsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<SearchRecords, SearchView>
{
    private const int Shown = 20;
    private static readonly SearchKind[] kinds = Enum.GetValues<SearchKind>();

    public async Task<SearchView> Handle(SearchRecords request, CancellationToken cancellationToken)
    {
        var text = request.Text.Trim();
        if (SearchPhrase.Whole(text).IsEmpty)
        {
            return new(false, []);
        }

        var rows = await FindAsync(() => SearchPhrase.Whole(text), text, cancellationToken);
        if (rows.Count == 0 && SearchPhrase.Words(text) is not null)
        {
            rows = await FindAsync(() => SearchPhrase.Words(text)!, text, cancellationToken);
        }

        var places = await PlacesAsync(rows, cancellationToken);
        return new(true, [.. rows.GroupBy(row => row.Kind).OrderBy(group => group.Key).Select(group => Group(group.Key, [.. group], places, text))]);
    }

    /// <summary>One statement: the newest of each kind, and those that are called exactly so.</summary>
    private async Task<List<SearchEntry>> FindAsync(Func<SearchPhrase> phrase, string text, CancellationToken cancellationToken)
    {
        var number = SearchTokens.AsCode(text);
        var named = db.SearchEntries
            .Where(row => row.Number == number && (row.Kind == SearchKind.Case || row.Kind == SearchKind.Enterprise))
            .OrderBy(row => row.Id).Take(Shown);
        var all = Kinds().Select(kind => db.Found(kind, phrase()).OrderByDescending(row => row.Id).Take(Shown + 1)).Aggregate(named, (one, other) => one.Concat(other));
        var rows = await all.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.DistinctBy(row => row.Id).OrderByDescending(row => row.Number == number)];
    }

    // administrators run the installation and see no cases
    private SearchKind[] Kinds() => user.Actor.Capacities.All(capacity => capacity.Role == Role.Administrator) ? [SearchKind.Person] : kinds;

    private async Task<Places> PlacesAsync(List<SearchEntry> rows, CancellationToken cancellationToken)
    {
        var caseIds = rows.Select(row => row.CaseId).OfType<CaseId>().Distinct().ToList();
        var enterpriseIds = rows.Where(row => row.Kind == SearchKind.Person).Select(row => row.EnterpriseId).OfType<EnterpriseId>().Distinct().ToList();
        var cases = caseIds.Count == 0 ? [] : await db.CaseNames.Where(row => caseIds.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancellationToken);
        var enterprises = enterpriseIds.Count == 0
            ? []
            : await db.Enterprises.Where(row => enterpriseIds.Contains(row.Id)).Select(row => new { row.Id, row.Name, row.Uscc }).ToDictionaryAsync(row => row.Id, row => (row.Name, row.Uscc), cancellationToken);
        return new(cases, enterprises);
    }

    private static SearchGroup Group(SearchKind kind, List<SearchEntry> rows, Places places, string text) => new(
        "search.kind." + kind.ToString().ToLowerInvariant(),
        [.. rows.Take(Shown).Select(row => Hit(row, places, text))],
        rows.Count > Shown,
        kind == SearchKind.Enterprise ? EnterprisesLinks.Named(text) : null);

    private static SearchHit Hit(SearchEntry row, Places places, string text)
    {
        var named = row.CaseId is { } caseId ? places.Cases.GetValueOrDefault(caseId) : null;
        var at = row.Kind == SearchKind.Person && row.EnterpriseId is { } id && places.Enterprises.TryGetValue(id, out var enterprise) ? enterprise : ((string Name, string Uscc)?)null;
        var url = row.Kind switch
        {
            SearchKind.Case => CasesLinks.Details(row.Number),
            SearchKind.Enterprise => EnterprisesLinks.Details(row.Number),
            SearchKind.Problem => named is null ? null : CasesLinks.Tab(named.Reference, "problems"),
            SearchKind.Commitment => named is null ? null : CommitmentsLinks.Details(named.Reference, row.Number),
            _ => at is { } place ? EnterprisesLinks.Details(place.Uscc) : null,
        };
        var where = row.Kind == SearchKind.Case ? named?.Enterprise : named is null ? at?.Name : $"{named.Reference} · {named.Enterprise}";
        return new(url, Pieces(row.Number, text), Pieces(row.Title, text), where);
    }

    private static IReadOnlyList<HitPiece> Pieces(string words, string text) => [.. SearchHighlight.Of(words, text).Select(piece => new HitPiece(piece.Text, piece.IsHit))];

    private sealed record Places(Dictionary<CaseId, CaseName> Cases, Dictionary<EnterpriseId, (string Name, string Uscc)> Enterprises);
}
