using Assistance.Data;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.ReferenceCodes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>The records of the visits that took place.</summary>
internal sealed class GatherVisitDocuments(AssistanceDb db, IMediator mediator, Codes codes) : INotificationHandler<GatherDocuments>
{
    public async Task Handle(GatherDocuments notification, CancellationToken cancellationToken)
    {
        var reference = notification.Reference;
        var numbers = await db.Cases.Where(one => one.Reference == reference)
            .Join(db.Visits.Where(one => one.HeldOn != null), one => one.CaseId, one => one.CaseId, (one, visit) => visit)
            .OrderBy(visit => visit.Id).Select(visit => visit.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            var head = await mediator.Send(new GetCaseHead(reference), cancellationToken);
            notification.Into.Add(VisitDocument.Write(notification.Text, codes, head, await mediator.Send(new GetVisit(reference, number), cancellationToken)));
        }
    }
}
