using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>Everything that happened in a case, the newest first, by pages of 50.</summary>
/// <param name="ChasingOnly">Whether only what the chasing did is shown.</param>
/// <param name="After">Key of the last line of the page before, or empty.</param>
public sealed record ListTimeline(string Reference, bool ChasingOnly, string After) : IRequest<TimelineView>;

/// <summary>A page of the history.</summary>
/// <param name="Next">Key of the last line, or null on the last page.</param>
public sealed record TimelineView(IReadOnlyList<TimelineLine> Lines, string? Next);

/// <summary>One line of the history.</summary>
/// <param name="Kind">"commitment.confirmed".</param>
/// <param name="Number">The record within the case, or empty.</param>
/// <param name="By">Who did it, and for whom.</param>
/// <param name="Automatic">Whether the product itself did it.</param>
public sealed record TimelineLine(
    Guid Id, DateOnly On, DateTime RecordedAt, string Kind, string Number, string By, string? For, bool Automatic,
    string? Note, IReadOnlyDictionary<string, string> Facts, bool Internal)
{
    internal static TimelineLine Of(CaseEvent line) => new(
        line.Id.Value, line.On, line.RecordedAt, line.Kind, line.Number, line.ByName, line.ForName, line.ById == default, line.Note, line.Facts, line.Internal);
}

internal sealed class ListTimelineHandler(AssistanceDb db, CurrentUser user, AccessLog accesses) : IRequestHandler<ListTimeline, TimelineView>
{
    private const int PageSize = 50;

    public async Task<TimelineView> Handle(ListTimeline request, CancellationToken cancellationToken)
    {
        var key = await db.Cases.Where(one => one.Reference == request.Reference).Select(one => new CaseKey(one.CaseId, one.DivisionCode, one.EnterpriseId)).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        var events = db.CaseEvents.Where(line => line.CaseId == key.CaseId);
        if (request.ChasingOnly)
        {
            events = events.Where(line => line.Kind.StartsWith("chasing.") || line.Kind == "commitment.cause");
        }

        if (TimelineKey.TryParse(request.After, out var after))
        {
            events = events.Where(line => line.On < after.On || (line.On == after.On && line.Id < after.Id));
        }

        var lines = await events.OrderByDescending(line => line.On).ThenByDescending(line => line.Id)
            .Take(PageSize + 1).AsNoTracking().ToListAsync(cancellationToken);
        if (lines.Exists(line => line.Internal))
        {
            await accesses.NoteAsync(db, user, key, [ConfidentialPart.InternalNotes], cancellationToken);
        }

        var last = lines.Count > PageSize ? lines[PageSize - 1] : null;
        return new([.. lines.Take(PageSize).Select(TimelineLine.Of)], last is null ? null : new TimelineKey(last.On, last.Id).ToString());
    }
}

/// <summary>Where a page of the history ends: the day, and within it the line.</summary>
internal readonly record struct TimelineKey(DateOnly On, RecordId Id)
{
    public static bool TryParse(string text, out TimelineKey key)
    {
        var parts = text.Split('_');
        key = default;
        if (parts.Length != 2
            || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var on)
            || !Guid.TryParse(parts[1], out var id))
        {
            return false;
        }

        key = new(on, new RecordId(id));
        return true;
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd}_{Id.Value:N}");
}
