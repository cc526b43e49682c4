using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Notices;

/// <summary>What the reader was told in the app, the newest first.</summary>
/// <param name="UnreadOnly">Only what was not read yet.</param>
/// <param name="After">Key of the last row of the page before, or null.</param>
public sealed record ListNotices(bool UnreadOnly, string? After) : IRequest<NoticeList>;

/// <summary>One notice.</summary>
public sealed record NoticeRow(NoticeId Id, DateTime At, bool IsRead, NoticeLine Line);

/// <summary>A page of notices.</summary>
/// <param name="Next">Key of the next page, or null.</param>
public sealed record NoticeList(IReadOnlyList<NoticeRow> Rows, string? Next);

internal sealed class ListNoticesHandler(AssistanceDb db, CurrentUser user, Text text) : IRequestHandler<ListNotices, NoticeList>
{
    private const int PageSize = 50;

    public async Task<NoticeList> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var mine = db.Notices.AsNoTracking().Where(row => row.RecipientId == user.Person.Id && row.Channel == NoticeChannel.App);
        if (request.UnreadOnly)
        {
            mine = mine.Where(row => row.ReadAt == null);
        }

        if (Guid.TryParse(request.After, out var after))
        {
            var last = new NoticeId(after);
            mine = mine.Where(row => row.Id < last);
        }

        var rows = await mine.OrderByDescending(row => row.Id).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var cases = rows.Select(row => row.CaseId).OfType<CaseId>().Distinct().ToList();
        var names = cases.Count == 0 ? [] : await db.CaseNames.Where(name => cases.Contains(name.CaseId)).ToDictionaryAsync(name => name.CaseId, cancellationToken);
        return new(
            [.. rows.Take(PageSize).Select(row => new NoticeRow(
                row.Id, row.CreatedAt, row.ReadAt is not null, NoticeWords.Of(text, row, row.CaseId is { } of ? names.GetValueOrDefault(of) : null)))],
            rows.Count > PageSize ? rows[PageSize - 1].Id.Value.ToString() : null);
    }
}
