using Assistance.Data;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.ReferenceCodes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>The minutes of the consultations that were held.</summary>
internal sealed class GatherMinutes(AssistanceDb db, IMediator mediator, Codes codes) : INotificationHandler<GatherDocuments>
{
    public async Task Handle(GatherDocuments notification, CancellationToken cancellationToken)
    {
        var numbers = await db.Cases.Where(one => one.Reference == notification.Reference)
            .Join(db.Consultations, one => one.CaseId, one => one.CaseId, (one, consultation) => consultation)
            .OrderBy(consultation => consultation.Id).Select(consultation => consultation.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            var view = await mediator.Send(new GetConsultation(notification.Reference, number), cancellationToken);
            if (view.HasMinutes)
            {
                notification.Into.Add(MinutesDocument.Write(notification.Text, codes, view));
            }
        }
    }
}
