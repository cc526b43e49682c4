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
            .Select(row => new { Notice = row, Name = db.CaseNames.FirstOrDefault(name => name.CaseId == row.CaseId) })
            .ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(PageSize).Select(row => new NoticeRow(row.Notice.Id, row.Notice.CreatedAt, row.Notice.ReadAt is not null, NoticeWords.Of(text, row.Notice, row.Name)))],
            rows.Count > PageSize ? rows[PageSize - 1].Notice.Id.Value.ToString() : null);
    }
}
