using Assistance.Data;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;

namespace Assistance.Web.Features.Commitments;

/// <summary>What a verification means for the problem behind it.</summary>
internal static class Resolution
{
    /// <summary>Whether the end of its last commitment ends the work on the problem.</summary>
    public static bool CanResolve(QualityProblem problem) =>
        problem.State == ProblemState.InRemedy || (problem.State == ProblemState.Reopened && problem.HasDiagnosedCause);

    /// <summary>The problem is solved as far as one can see today; somebody looks again later.</summary>
    /// <param name="lead">The lead caseworker, who will look.</param>
    public static void Resolve(AssistanceDb db, QualityProblem problem, PersonRef lead, PersonRef? backup, DoneBy by, Act act)
    {
        problem.Resolve(act);
        db.Add(LookBack.Book(problem, lead, backup, by, act.Today));
    }

    /// <summary>It did not work: the problem is open again.</summary>
    public static void Reopen(QualityProblem? problem, string reason, Act act)
    {
        if (problem is { State: ProblemState.InRemedy })
        {
            problem.Reopen(reason, act);
        }
    }
}
