using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>Names other problems.</summary>
/// <param name="Problems">Numbers of the problems: "P1".</param>
public sealed record ChangeProblems(string Reference, string Number, IReadOnlyList<string> Problems) : IRequest<Unit>;

/// <summary>The domain says what is wrong with it.</summary>
internal sealed class ChangeProblemsValidator : AbstractValidator<ChangeProblems>;

internal sealed class ChangeProblemsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ChangeProblems, Unit>
{
    public async Task<Unit> Handle(ChangeProblems request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        consultation.ChangeProblems(await db.ProblemRefsAsync(consultation.CaseId, request.Problems, cancellationToken), user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
