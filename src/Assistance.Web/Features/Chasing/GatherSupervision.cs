using Assistance.Data;
using Assistance.Web.Features.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>The supervision notices of a case.</summary>
internal sealed class GatherSupervision(AssistanceDb db, IMediator mediator) : INotificationHandler<GatherDocuments>
{
    public async Task Handle(GatherDocuments notification, CancellationToken cancellationToken)
    {
        var numbers = await db.Cases.Where(one => one.Reference == notification.Reference)
            .Join(db.SupervisionNotices, one => one.CaseId, one => one.CaseId, (one, notice) => notice)
            .OrderBy(notice => notice.Id).Select(notice => notice.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            notification.Into.Add(SupervisionDocument.Write(notification.Text, await mediator.Send(new ViewSupervision(number), cancellationToken)));
        }
    }
}
