using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Severity = Assistance.Domain.Problems.Severity;

namespace Assistance.Web.Features.Problems;

/// <summary>Finds the cause of a problem, or finds it anew.</summary>
/// <param name="Causes">5M1E codes.</param>
/// <param name="SubCauses">Codes of finer causes; the 5M1E cause of each counts as chosen.</param>
/// <param name="FiveWhys">Answers in their order; empty ones are left out.</param>
public sealed record DiagnoseProblem(
    string Reference, string Number, IReadOnlyList<string> Causes, IReadOnlyList<string> SubCauses, IReadOnlyList<string> FiveWhys, string RootCause,
    Severity? Severity, string SeverityRationale, Triage? Triage, Complexity? Complexity) : IRequest<Unit>;

internal sealed class DiagnoseProblemValidator : AbstractValidator<DiagnoseProblem>
{
    private const int MostWhys = 10;

    public DiagnoseProblemValidator(Text text)
    {
        RuleFor(command => command.Causes).Must((command, causes) => causes.Count > 0 || command.SubCauses.Count > 0).WithMessage(text["problems.rule.cause-needed"]);
        RuleFor(command => command.FiveWhys).Must(whys => whys.Count <= MostWhys);
        RuleForEach(command => command.FiveWhys).MaximumLength(1000);
        RuleFor(command => command.RootCause).NotEmpty().WithMessage(text["problems.rule.root-cause-needed"]).MaximumLength(4000);
        RuleFor(command => command.Severity).NotNull().IsInEnum();
        RuleFor(command => command.SeverityRationale).NotEmpty().WithMessage(text["problems.rule.rationale-needed"]).MaximumLength(2000);
        RuleFor(command => command.Triage).NotNull().IsInEnum();
        RuleFor(command => command.Complexity).NotNull().IsInEnum();
    }
}

internal sealed class DiagnoseProblemHandler(AssistanceDb db, Codes codes, CurrentUser user) : IRequestHandler<DiagnoseProblem, Unit>
{
    public async Task<Unit> Handle(DiagnoseProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        var groups = codes.Lists.Causes;
        Rule.RequireFor(nameof(request.Causes), request.Causes.All(code => groups.Any(group => group.Name.Code == code)), "problems.rule.cause-unknown");
        Rule.RequireFor(
            nameof(request.SubCauses), request.SubCauses.All(code => groups.Any(group => group.SubCauses.Any(sub => sub.Code == code))), "problems.rule.cause-unknown");
        var causes = groups
            .Where(group => request.Causes.Contains(group.Name.Code) || group.SubCauses.Any(sub => request.SubCauses.Contains(sub.Code)))
            .Select(group => group.Name.Code)
            .ToList();
        problem.Diagnose(
            new Diagnosis(
                causes, request.SubCauses, request.FiveWhys, request.RootCause, request.Severity!.Value, request.SeverityRationale, request.Triage!.Value,
                request.Complexity!.Value),
            user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
