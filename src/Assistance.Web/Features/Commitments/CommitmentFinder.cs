using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>A commitment with the name of its case.</summary>
internal sealed record FoundCommitment(Commitment Commitment, CaseName Case);

/// <summary>How the handlers of this area load what they work on. What the reader may not see is not found.</summary>
internal static class CommitmentFinder
{
    /// <summary>The commitment, to read or to change.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this reader.</exception>
    public static async Task<FoundCommitment> CommitmentAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        var found = await db.Commitments
            .Where(commitment => commitment.Number == number)
            .Join(
                db.CaseNames.Where(name => name.Reference == reference),
                commitment => commitment.CaseId,
                name => name.CaseId,
                (commitment, name) => new { commitment, name })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return new(found.commitment, found.name);
    }

    /// <summary>The commitment, to change it: the case must be open.</summary>
    public static async Task<Commitment> OpenCommitmentAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        var found = await db.CommitmentAsync(reference, number, cancellationToken);
        AssistanceCase.RequireOpen(found.Case.Status);
        return found.Commitment;
    }

    /// <summary>The problem that a commitment is to solve, or null.</summary>
    public static async Task<QualityProblem?> ProblemOfAsync(this AssistanceDb db, Commitment commitment, CancellationToken cancellationToken) =>
        commitment.ProblemId is { } id ? await db.Problems.FirstOrDefaultAsync(problem => problem.Id == id, cancellationToken) : null;

    /// <summary>Whether nothing else of the problem is still owed, so that the end of this commitment ends the work on it.</summary>
    public static async Task<bool> IsLastOfProblemAsync(this AssistanceDb db, Commitment commitment, CancellationToken cancellationToken) =>
        commitment.ProblemId is { } problem
        && !await db.Commitments.AnyAsync(
            other => other.ProblemId == problem && other.Id != commitment.Id
                && (other.State == CommitmentState.Proposed || other.State == CommitmentState.Agreed || other.State == CommitmentState.Confirmed),
            cancellationToken);
}
