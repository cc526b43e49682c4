using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
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
/// <param name="RowVersion">The version of the problem that the form was opened on.</param>
public sealed record DiagnoseProblem(
    string Reference, string Number, IReadOnlyList<string> Causes, IReadOnlyList<string> SubCauses, IReadOnlyList<string> FiveWhys, string RootCause,
    Severity? Severity, string SeverityRationale, Triage? Triage, Complexity? Complexity, int RowVersion) : IRequest<Unit>;

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

internal sealed class DiagnoseProblemHandler(AssistanceDb db, Codes codes, Text text, CurrentUser user) : IRequestHandler<DiagnoseProblem, Unit>
{
    public async Task<Unit> Handle(DiagnoseProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        await db.RequireSeenAsync(problem, problem.Id.Value, request.RowVersion, user.Act.At, cancellationToken, Compare(problem, request));
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

    private ConflictField[] Compare(QualityProblem saved, DiagnoseProblem typed)
    {
        (string, string)[] Names(IEnumerable<string> chosen) => [.. chosen.Order(StringComparer.Ordinal).Select(code => (code, codes.Lists.Causes
            .SelectMany(group => group.SubCauses.Prepend(group.Name)).FirstOrDefault(name => name.Code == code)?.In(text.Culture) ?? code))];
        return
        [
            ConflictField.Of(nameof(typed.Causes), Names(saved.Causes), Names(typed.Causes)),
            ConflictField.Of(nameof(typed.SubCauses), Names(saved.SubCauses), Names(typed.SubCauses)),
            ConflictField.Of(nameof(typed.FiveWhys), saved.FiveWhys, typed.FiveWhys.Select(Versions.Posted).Where(why => why.Length > 0)),
            new(nameof(typed.RootCause), saved.RootCause, Versions.Posted(typed.RootCause)),
            Choice(nameof(typed.Severity), saved.Severity, typed.Severity),
            new(nameof(typed.SeverityRationale), saved.SeverityRationale, Versions.Posted(typed.SeverityRationale)),
            Choice(nameof(typed.Triage), saved.Triage, typed.Triage),
            Choice(nameof(typed.Complexity), saved.Complexity, typed.Complexity),
        ];
    }

    private ConflictField Choice<T>(string field, T? saved, T? typed)
        where T : struct, Enum =>
        new(field, $"{saved}", $"{typed}", saved is { } one ? text.Of("problems", one) : null, typed is { } other ? text.Of("problems", other) : null);
}
