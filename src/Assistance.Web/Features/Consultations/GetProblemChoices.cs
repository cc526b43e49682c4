using Assistance.Data;
using Assistance.Web.Infrastructure.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>The problems that a consultation can be about.</summary>
/// <param name="Number">The consultation that names some already, or null for a new one.</param>
public sealed record GetProblemChoices(string Reference, string? Number = null) : IRequest<IReadOnlyList<ProblemChoice>>;

internal sealed class GetProblemChoicesHandler(AssistanceDb db) : IRequestHandler<GetProblemChoices, IReadOnlyList<ProblemChoice>>
{
    public async Task<IReadOnlyList<ProblemChoice>> Handle(GetProblemChoices request, CancellationToken cancellationToken)
    {
        if (request.Number is { } number)
        {
            var (consultation, _) = await db.ConsultationAsync(request.Reference, number, cancellationToken);
            return await db.ProblemChoicesAsync(consultation.CaseId, [.. consultation.Problems.Select(link => link.Number)], cancellationToken);
        }

        var found = await db.Cases.Where(one => one.Reference == request.Reference).Select(one => new { one.CaseId }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        return await db.ProblemChoicesAsync(found.CaseId, [], cancellationToken);
    }
}
