using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Notices;

/// <summary>Marks notices of the reader as read.</summary>
/// <param name="Id">One notice, or null for all of them.</param>
public sealed record MarkRead(NoticeId? Id) : IRequest<int>;

/// <summary>Nothing to check: what is not the reader's own is not found.</summary>
public sealed class MarkReadValidator : AbstractValidator<MarkRead>;

internal sealed class MarkReadHandler(AssistanceDb db, CurrentUser user, Clock clock) : IRequestHandler<MarkRead, int>
{
    public Task<int> Handle(MarkRead request, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var unread = db.Notices.Where(row => row.RecipientId == user.Person.Id && row.Channel == NoticeChannel.App && row.ReadAt == null);
        return (request.Id is { } id ? unread.Where(row => row.Id == id) : unread)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, now), cancellationToken);
    }
}
