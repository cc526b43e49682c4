using Assistance.Domain.Cases;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>The plan of a case as it stands today and, once it is closed, its certificate.</summary>
internal sealed class GatherCaseDocuments(IMediator mediator, Codes codes, CurrentUser user) : INotificationHandler<GatherDocuments>
{
    public async Task Handle(GatherDocuments notification, CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new ViewCase(notification.Reference, "commitments"), cancellationToken);
        notification.Into.Add(PlanDocument.Write(notification.Text, codes, view, user.Today));
        if (view.Head.Status == CaseStatus.Closed)
        {
            notification.Into.Add(ClosureDocument.Write(notification.Text, await mediator.Send(new ViewCase(notification.Reference, "outcome"), cancellationToken)));
        }
    }
}
