using Assistance.Data;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Commitments;

/// <summary>进度反馈: owner or backup say how far it is.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Note">What was done, and what is in the way.</param>
public sealed record ReportProgress(string Reference, string Number, int? Percent, string? Note) : IRequest<Unit>;

internal sealed class ReportProgressValidator : AbstractValidator<ReportProgress>
{
    public ReportProgressValidator()
    {
        RuleFor(command => command.Percent).NotNull();
        RuleFor(command => command.Note).MaximumLength(2000);
    }
}

internal sealed class ReportProgressHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReportProgress, Unit>
{
    public async Task<Unit> Handle(ReportProgress request, CancellationToken cancellationToken)
    {
        var commitment = await db.OpenCommitmentAsync(request.Reference, request.Number, cancellationToken);
        commitment.ReportProgress(request.Percent!.Value, request.Note, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
