using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>Marks a problem as the same as another one that the reader sees, or takes the mark away.</summary>
/// <param name="Same">The other problem; null takes the mark away.</param>
/// <param name="Label">What they have in common; a problem that is marked already keeps its own.</param>
public sealed record MarkCommonProblem(string Reference, string Number, ProblemId? Same, string Label) : IRequest<Unit>;

internal sealed class MarkCommonProblemValidator : AbstractValidator<MarkCommonProblem>
{
    public MarkCommonProblemValidator() => RuleFor(command => command.Label).MaximumLength(200);
}

internal sealed class MarkCommonProblemHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<MarkCommonProblem, Unit>
{
    public async Task<Unit> Handle(MarkCommonProblem request, CancellationToken cancellationToken)
    {
        var problem = await db.OpenProblemAsync(request.Reference, request.Number, cancellationToken);
        if (request.Same is null)
        {
            problem.UnmarkCommon(user.Act);
        }
        else
        {
            var other = await db.Problems.FirstOrDefaultAsync(one => one.Id == request.Same && one.Id != problem.Id, cancellationToken) ?? throw new NotFoundException();
            var key = other.CommonProblemKey ?? problem.CommonProblemKey ?? Guid.CreateVersion7();
            var label = request.Label.Trim() is { Length: > 0 } typed ? typed : other.CommonProblemLabel;
            problem.MarkCommon(key, label, user.Act);
            if (other.CommonProblemKey is null)
            {
                other.MarkCommon(key, label, user.Act);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Looks for problems of other cases that the reader sees.</summary>
/// <param name="Text">Part of the title or of the common name.</param>
public sealed record FindSimilarProblems(string Reference, string Number, string Text) : IRequest<IReadOnlyList<SimilarProblem>>;

/// <summary>A problem of another case.</summary>
/// <param name="Label">What it has in common with others already, or empty.</param>
public sealed record SimilarProblem(Guid Id, string Reference, string Enterprise, string Number, string Title, string Label);

internal sealed class FindSimilarProblemsHandler(AssistanceDb db) : IRequestHandler<FindSimilarProblems, IReadOnlyList<SimilarProblem>>
{
    private const int AtMost = 30;

    public async Task<IReadOnlyList<SimilarProblem>> Handle(FindSimilarProblems request, CancellationToken cancellationToken)
    {
        var problem = await db.ProblemAsync(request.Reference, request.Number, cancellationToken);
        var words = request.Text.Trim();
        return await db.Problems
            .Where(one => one.CaseId != problem.CaseId && (one.Title.Contains(words) || one.CommonProblemLabel.Contains(words)))
            .OrderByDescending(one => one.Id)
            .Take(AtMost)
            .Join(db.CaseNames, one => one.CaseId, name => name.CaseId, (one, name) => new SimilarProblem(one.Id.Value, name.Reference, name.Enterprise, one.Number, one.Title, one.CommonProblemLabel))
            .ToListAsync(cancellationToken);
    }
}
