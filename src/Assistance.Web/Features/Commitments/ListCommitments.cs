// divisions are compared by the database, and are digits
#pragma warning disable CA1309
using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>The ledger 承诺台账: what is promised, in the order of the dates, fifty at a time; with words, what holds them, the newest first.</summary>
/// <param name="Side">regulator, enterprise, or null for both.</param>
/// <param name="State">open (default), to-agree, in-progress, to-verify, ended, or all.</param>
/// <param name="Overdue">Only what is late.</param>
/// <param name="Owner">"me" for what the reader owns or stands behind; else everybody's.</param>
/// <param name="Bureau">Division code of one bureau, or null.</param>
/// <param name="Text">Part of the promise or of the name of its owner, or null.</param>
/// <param name="From">Due on this day or later.</param>
/// <param name="To">Due on this day or earlier.</param>
/// <param name="After">Key of the last row of the page before.</param>
/// <param name="Before">Key of the first row of the page after.</param>
public sealed record ListCommitments(
    Side? Side, string? State, bool Overdue, string? Owner, string? Bureau, string? Text, DateOnly? From, DateOnly? To, string? After, string? Before)
    : IRequest<CommitmentLedger>;

/// <summary>A bureau to choose.</summary>
public sealed record BureauChoice(string Division, string Name);

/// <summary>One page of the ledger.</summary>
/// <param name="Rows">In the order of the dates; for a contact, of both sides.</param>
/// <param name="Next">Key for the next page, or null.</param>
/// <param name="Previous">Key for the page before, or null.</param>
/// <param name="Bureaux">The bureaux that the reader can choose between; empty when there is only one.</param>
/// <param name="ReaderSide">The side whose eyes the reader has.</param>
public sealed record CommitmentLedger(
    IReadOnlyList<CommitmentRow> Rows, string? Next, string? Previous, IReadOnlyList<BureauChoice> Bureaux, Side ReaderSide);

internal sealed class ListCommitmentsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ListCommitments, CommitmentLedger>
{
    /// <summary>Rows of a page.</summary>
    internal const int PageSize = 50;

    private static readonly CommitmentVerb[] Buttons = [CommitmentVerb.Agree, CommitmentVerb.Verify, CommitmentVerb.DecideExtension, CommitmentVerb.Confirm];

    public async Task<CommitmentLedger> Handle(ListCommitments request, CancellationToken cancellationToken)
    {
        var (act, back) = (user.Act, request.Before is not null);
        var query = SearchPhrase.Whole(request.Text).IsEmpty ? ByDate(Filter(db, request, act), request) : ByText(Filter(db, request, act), request);
        var loaded = await CommitmentRows.LoadAsync(query.Take(PageSize + 1), db, act.By.Person.Id, act.Today, cancellationToken, Button);
        // a join may give the rows in any order
        List<CommitmentRow> rows = [.. loaded.OrderByDescending(row => row.Place).ThenBy(row => row.Due).ThenBy(row => row.Id.Value)];
        var more = rows.Count > PageSize;
        if (more)
        {
            rows.RemoveAt(back ? 0 : PageSize);
        }

        var isContact = user.Is(Role.EnterpriseContact);
        return new(
            rows,
            rows.Count > 0 && (back || more) ? Key(rows[^1]) : null,
            rows.Count > 0 && (back ? more : request.After is not null) ? Key(rows[0]) : null,
            user.Own?.Scope is { } scope && scope.From != scope.To ? await BureauxAsync(scope, cancellationToken) : [],
            isContact ? Domain.Common.Side.Enterprise : Domain.Common.Side.Regulator);

        RowAction? Button(Commitment commitment, CaseName name, WorkingCalendar calendar) =>
            name.Status == CaseStatus.Open && Buttons.FirstOrDefault(verb => commitment.Allows(verb, act, calendar)) is var verb && verb != default
                ? new("commitments.commitment-verb." + Infrastructure.Localization.Text.Kebab(verb.ToString()), CommitmentWords.Url(verb, name.Reference, commitment.Number))
                : null;
    }

    /// <summary>By due date. The bound on the date alone is what an index can follow.</summary>
    private static IQueryable<PlacedCommitment> ByDate(IQueryable<Commitment> query, ListCommitments request)
    {
        if (KeyOf(request.After) is var (afterDue, afterId))
        {
            query = query.Where(row => row.Due >= afterDue && (row.Due > afterDue || row.Id > afterId));
        }
        else if (KeyOf(request.Before) is var (beforeDue, beforeId))
        {
            query = query.Where(row => row.Due <= beforeDue && (row.Due < beforeDue || row.Id < beforeId));
        }

        query = request.Before is not null
            ? query.OrderByDescending(row => row.Due).ThenByDescending(row => row.Id)
            : query.OrderBy(row => row.Due).ThenBy(row => row.Id);
        return query.Select(row => new PlacedCommitment { Commitment = row, Place = 0 });
    }

    /// <summary>In the order of the search index, the newest first.</summary>
    private IQueryable<PlacedCommitment> ByText(IQueryable<Commitment> query, ListCommitments request)
    {
        var found = db.Found(SearchKind.Commitment, SearchPhrase.Whole(request.Text).OrAside());
        if (PlaceOf(request.After) is { } after)
        {
            found = found.Where(entry => entry.Id < after);
        }
        else if (PlaceOf(request.Before) is { } before)
        {
            found = found.Where(entry => entry.Id > before);
        }

        var placed = found.Join(
            query, entry => new { CaseId = entry.CaseId!.Value, entry.Number }, row => new { row.CaseId, row.Number }, (entry, row) => new PlacedCommitment { Commitment = row, Place = entry.Id });
        return request.Before is not null ? placed.OrderBy(row => row.Place) : placed.OrderByDescending(row => row.Place);
    }

    /// <summary>Everything that fits the filters, words included, in no order.</summary>
    internal static IQueryable<Commitment> Everything(AssistanceDb db, ListCommitments request, Act act) => SearchPhrase.Whole(request.Text) is { IsEmpty: false } words
        ? db.Found(SearchKind.Commitment, words.OrAside()).Join(
            Filter(db, request, act), entry => new { CaseId = entry.CaseId!.Value, entry.Number }, row => new { row.CaseId, row.Number }, (entry, row) => row)
        : Filter(db, request, act);

    private static IQueryable<Commitment> Filter(AssistanceDb db, ListCommitments request, Act act)
    {
        var query = request.State switch
        {
            "all" => db.Commitments,
            "to-agree" => db.Commitments.Where(row => row.State == CommitmentState.Proposed),
            "in-progress" => db.Commitments.Where(row => row.State == CommitmentState.Agreed),
            "to-verify" => db.Commitments.Where(row => row.State == CommitmentState.Confirmed),
            "ended" => db.Commitments.Where(row => row.ClosedOn != null),
            _ => db.Commitments.Where(row => row.ClosedOn == null),
        };
        if (request.Overdue)
        {
            var today = act.Today;
            query = query.Where(row => row.State == CommitmentState.Agreed && row.Due < today && (row.ReworkBy == null || row.ReworkBy < today));
        }

        if (request.Side is { } side)
        {
            query = query.Where(row => row.Side == side);
        }

        if (request.Owner == "me")
        {
            var me = act.By.Person.Id;
            query = query.Where(row => row.OwnerId == me || row.BackupId == me);
        }

        if (!string.IsNullOrEmpty(request.Bureau))
        {
            query = query.Where(row => row.DivisionCode == request.Bureau);
        }

        if (request.From is { } from)
        {
            query = query.Where(row => row.Due >= from);
        }

        if (request.To is { } to)
        {
            query = query.Where(row => row.Due <= to);
        }

        return query;
    }

    private async Task<IReadOnlyList<BureauChoice>> BureauxAsync(DivisionScope scope, CancellationToken cancellationToken) =>
        await db.Bureaux
            .Where(bureau => string.Compare(bureau.DivisionCode, scope.From) >= 0 && string.Compare(bureau.DivisionCode, scope.To) <= 0)
            .OrderBy(bureau => bureau.DivisionCode)
            .Take(200)
            .Select(bureau => new BureauChoice(bureau.DivisionCode, bureau.Name))
            .ToListAsync(cancellationToken);

    private static string Key(CommitmentRow row) => row.Place > 0
        ? row.Place.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{row.Due:yyyyMMdd}-{row.Id.Value:N}");

    private static long? PlaceOf(string? key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    private static (DateOnly Due, CommitmentId Id)? KeyOf(string? key) =>
        key is { Length: 41 }
        && DateOnly.TryParseExact(key[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
        && Guid.TryParseExact(key[9..], "N", out var id)
            ? (due, new CommitmentId(id))
            : null;
}
