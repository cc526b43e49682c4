using Assistance.Data;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Mends the words of a report, as long as no work on the problem has begun.</summary>
/// <param name="RowVersion">The version of the problem that was corrected.</param>
public sealed record CorrectProblem(
    string Reference, string Number, string Title, string Description, IReadOnlyList<string> Domains, ProblemSource? Source, int RowVersion) : IRequest<Unit>;

internal sealed class CorrectProblemValidator : AbstractValidator<CorrectProblem>
{
    public CorrectProblemValidator(Text text)
    {
        RuleFor(command => command.Title).NotEmpty().WithMessage(text["problems.rule.title-needed"]).MaximumLength(300);
        RuleFor(command => command.Description).MaximumLength(8000);
        RuleFor(command => command.Domains).NotEmpty().WithMessage(text["problems.rule.domain-needed"]);
        RuleFor(command => command.Source).NotNull().IsInEnum();
    }
}

internal sealed class CorrectProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<CorrectProblem, Unit>
{
    public async Task<Unit> Handle(CorrectProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        if (problem.RowVersion != request.RowVersion)
        {
            throw await StaleAsync(problem, request, cancellationToken);
        }

        problem.Correct(
            new ProblemReport(request.Title, request.Description, request.Domains, request.Source!.Value, problem.FoundAtVisit, problem.FoundAt), user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<StaleVersionException> StaleAsync(QualityProblem problem, CorrectProblem typed, CancellationToken cancellationToken)
    {
        var last = await db.CaseEvents.AsNoTracking()
            .Where(row => row.CaseId == problem.CaseId && row.Number == problem.Number)
            .OrderByDescending(row => row.Id)
            .Select(row => new { row.ByName, row.RecordedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return new StaleVersionException(problem.RowVersion, last?.ByName ?? "", last?.RecordedAt ?? user.Act.At,
        [
            new(nameof(typed.Title), problem.Title, typed.Title),
            new(nameof(typed.Description), problem.Description, typed.Description.ReplaceLineEndings("\n")),
        ]);
    }
}
