using Assistance.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>Asks for one visit with what came of it.</summary>
public sealed record GetVisit(string Reference, string Number) : IRequest<VisitDetails>;

/// <summary>A visit with the problems and commitments that came of it.</summary>
public sealed record VisitDetails(VisitView Visit, IReadOnlyList<VisitFruit> Problems, IReadOnlyList<VisitFruit> Commitments);

/// <summary>A problem or a commitment in a few words.</summary>
public sealed record VisitFruit(string Number, string Text);

internal sealed class GetVisitHandler(AssistanceDb db) : IRequestHandler<GetVisit, VisitDetails>
{
    private const int AtMost = 200;

    public async Task<VisitDetails> Handle(GetVisit request, CancellationToken cancellationToken)
    {
        var visit = await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        var files = visit.PhotoIds.Count == 0
            ? []
            : await db.StoredFiles.AsNoTracking().Where(file => visit.PhotoIds.Contains(file.Id)).ToListAsync(cancellationToken);
        return new(
            VisitView.Of(visit, files),
            await db.Problems.Where(problem => problem.FoundAtVisit == visit.Id).OrderBy(problem => problem.Id).Take(AtMost)
                .Select(problem => new VisitFruit(problem.Number, problem.Title)).ToListAsync(cancellationToken),
            await db.Commitments.Where(promise => promise.CaseId == visit.CaseId && promise.OriginId == visit.Id.Value).OrderBy(promise => promise.Id).Take(AtMost)
                .Select(promise => new VisitFruit(promise.Number, promise.Text)).ToListAsync(cancellationToken));
    }
}
