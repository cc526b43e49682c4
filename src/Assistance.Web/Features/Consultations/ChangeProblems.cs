using Assistance.Data;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Consultations;

/// <summary>Names other problems.</summary>
/// <param name="Problems">Numbers of the problems: "P1".</param>
/// <param name="Opened">Version of the list that the form was opened on; null when no form was.</param>
public sealed record ChangeProblems(string Reference, string Number, IReadOnlyList<string> Problems, int? Opened = null) : IRequest<Unit>;

/// <summary>The domain says what is wrong with it.</summary>
internal sealed class ChangeProblemsValidator : AbstractValidator<ChangeProblems>;

internal sealed class ChangeProblemsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ChangeProblems, Unit>
{
    public async Task<Unit> Handle(ChangeProblems request, CancellationToken cancellationToken)
    {
        var consultation = await db.OpenConsultationAsync(request.Reference, request.Number, cancellationToken);
        await db.RequireUnchangedAsync(
            consultation.Id.Value, request.Opened, user.Act.At, cancellationToken,
            ConflictField.Of(
                nameof(request.Problems), consultation.Problems.Select(link => link.Number).Order(StringComparer.Ordinal), request.Problems.Order(StringComparer.Ordinal)));
        consultation.ChangeProblems(await db.ProblemRefsAsync(consultation.CaseId, request.Problems, cancellationToken), user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
