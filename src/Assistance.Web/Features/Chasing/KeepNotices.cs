using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Keeps every supervision notice that was issued and is not kept yet, as it reads now. Sent right after notices were issued, by a sweep or by
/// hand; what a crash left behind is kept after the next sweep. A sweep itself writes past the change tracker and must not wait for files.
/// </summary>
/// <returns>How many were kept.</returns>
public sealed record KeepNotices : IRequest<int>;

internal sealed class KeepNoticesValidator : AbstractValidator<KeepNotices>;

internal sealed class KeepNoticesHandler(AssistanceDb db, CurrentUser user, IMediator mediator, KeptDocuments documents)
    : IRequestHandler<KeepNotices, int>, INotificationHandler<NoticesWereIssued>
{
    private const int Portion = 50;

    public async Task<int> Handle(KeepNotices request, CancellationToken cancellationToken)
    {
        var kept = 0;
        for (var after = default(RecordId); ;)
        {
            var some = await db.SupervisionNotices.AsNoTracking()
                .Where(notice => notice.Id > after && !db.IssuedDocuments.Any(document => document.Number == notice.Number))
                .OrderBy(notice => notice.Id).Take(Portion).ToListAsync(cancellationToken);
            // several nodes end a sweep together: each in an order of its own, they share the work instead of writing the same again and again
            foreach (var notice in some.OrderBy(_ => Random.Shared.Next()))
            {
                kept += await KeepAsync(notice, cancellationToken) ? 1 : 0;
            }

            if (some.Count < Portion)
            {
                return kept;
            }

            after = some[^1].Id;
        }
    }

    public Task Handle(NoticesWereIssued notification, CancellationToken cancellationToken) => Handle(new KeepNotices(), cancellationToken);

    private async Task<bool> KeepAsync(SupervisionNotice notice, CancellationToken cancellationToken)
    {
        if (await db.IssuedDocuments.AnyAsync(document => document.Number == notice.Number, cancellationToken))
        {
            return false;
        }

        try
        {
            // what is said to the regulator's own people stays inside
            await documents.KeepOnceAsync(
                notice.ToCaseKey(), notice.Side == Side.Regulator,
                async text => SupervisionDocument.Write(text, await mediator.Send(new ViewSupervision(notice.Number), cancellationToken)), user.Act, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // another node kept it at the same moment
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
