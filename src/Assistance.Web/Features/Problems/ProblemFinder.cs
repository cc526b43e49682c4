using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Problems;

/// <summary>How the handlers of this area load what they work on. What the reader may not see is not found.</summary>
internal static class ProblemFinder
{
    /// <summary>The case, to be changed: it must be open.</summary>
    public static async Task<AssistanceCase> OpenCaseOfProblemAsync(this AssistanceDb db, string reference, CancellationToken cancellationToken)
    {
        var found = await db.Cases.FirstOrDefaultAsync(one => one.Reference == reference, cancellationToken) ?? throw new NotFoundException();
        found.RequireOpen();
        return found;
    }

    /// <summary>The problem, to be read or changed.</summary>
    public static async Task<QualityProblem> ProblemAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken) =>
        await db.CaseNames.Where(one => one.Reference == reference)
            .Join(db.Problems.Where(problem => problem.Number == number), one => one.CaseId, problem => problem.CaseId, (one, problem) => problem)
            .FirstOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>The problem, to be changed: its case must be open.</summary>
    public static async Task<QualityProblem> OpenProblemAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        await db.OpenCaseOfProblemAsync(reference, cancellationToken);
        return await db.ProblemAsync(reference, number, cancellationToken);
    }

    /// <summary>Whether a research team works on the problem.</summary>
    public static Task<bool> HasTeamAsync(this AssistanceDb db, ProblemId problem, CancellationToken cancellationToken) =>
        db.ResearchTeams.AnyAsync(team => team.ProblemId == problem, cancellationToken);
}
