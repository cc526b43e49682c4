using Assistance.Data;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.ReferenceCodes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>The diagnoses of the problems whose cause is found.</summary>
internal sealed class GatherProblemDocuments(AssistanceDb db, IMediator mediator, Codes codes) : INotificationHandler<GatherDocuments>
{
    public async Task Handle(GatherDocuments notification, CancellationToken cancellationToken)
    {
        var numbers = await db.Cases.Where(one => one.Reference == notification.Reference)
            .Join(db.Problems, one => one.CaseId, one => one.CaseId, (one, problem) => problem)
            .OrderBy(problem => problem.Id).Select(problem => problem.Number).ToListAsync(cancellationToken);
        foreach (var number in numbers)
        {
            var problem = await mediator.Send(new GetProblem(notification.Reference, number, true), cancellationToken);
            if (problem.HasCause)
            {
                notification.Into.Add(DiagnosisDocument.Write(notification.Text, codes, problem));
            }
        }
    }
}
