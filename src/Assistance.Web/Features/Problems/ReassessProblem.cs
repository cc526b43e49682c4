using Assistance.Data;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Severity = Assistance.Domain.Problems.Severity;

namespace Assistance.Web.Features.Problems;

/// <summary>Changes severity or triage, and keeps what they were.</summary>
/// <param name="Rationale">Why.</param>
/// <param name="Opened">Version of severity and triage that the form was opened on; null when no form was.</param>
public sealed record ReassessProblem(
    string Reference, string Number, Severity? Severity, Triage? Triage, string Rationale, int? Opened = null) : IRequest<Unit>;

internal sealed class ReassessProblemValidator : AbstractValidator<ReassessProblem>
{
    public ReassessProblemValidator(Text text)
    {
        RuleFor(command => command.Severity).NotNull().IsInEnum();
        RuleFor(command => command.Triage).NotNull().IsInEnum();
        RuleFor(command => command.Rationale).NotEmpty().WithMessage(text["problems.rule.rationale-needed"]).MaximumLength(2000);
    }
}

internal sealed class ReassessProblemHandler(AssistanceDb db, Text text, CurrentUser user) : IRequestHandler<ReassessProblem, Unit>
{
    public async Task<Unit> Handle(ReassessProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        await db.RequireUnchangedAsync(
            problem.Id.Value, request.Opened, user.Act.At, cancellationToken,
            Choice(nameof(request.Severity), problem.Severity, request.Severity),
            Choice(nameof(request.Triage), problem.Triage, request.Triage));
        problem.Reassess(request.Severity!.Value, request.Triage!.Value, request.Rationale, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private ConflictField Choice<T>(string field, T? saved, T? typed)
        where T : struct, Enum =>
        new(field, $"{saved}", $"{typed}", saved is { } one ? text.Of("problems", one) : null, typed is { } other ? text.Of("problems", other) : null);
}
