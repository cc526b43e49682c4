using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;

namespace Assistance.Domain.Tests.Problems;

/// <summary>Problems in every state, reached by the verbs that lead there.</summary>
internal static class ProblemSamples
{
    public static readonly ProblemReport Report = new("Seam pass rate only 89.4%", "", ["TST", "QMG"], ProblemSource.Visit, null, "V1");

    public static readonly Diagnosis Cause = new(
        ["MAN", "METHOD"], ["MAN-2"], ["Why rework", "Why that"], "Qualification does not match", Severity.S2, "Whole blocks affected",
        Triage.Deferred, Complexity.Multiple);

    public static QualityProblem In(ProblemState state, Triage triage = Triage.Deferred)
    {
        var problem = QualityProblem.Report(Key, "P1", Report, Caseworker.By());
        if (state is ProblemState.Dismissed or ProblemState.Referred or ProblemState.Reported)
        {
            End(problem, state);
            problem.ClearCollected();
            return problem;
        }

        problem.Diagnose(Cause with { Triage = triage }, Caseworker.By());
        if (state is not ProblemState.Diagnosed and not ProblemState.Unresolved)
        {
            problem.StartRemedy(hasResearchTeam: true, Caseworker.By());
        }

        End(problem, state);
        problem.ClearCollected();
        return problem;
    }

    private static void End(QualityProblem problem, ProblemState state)
    {
        if (state is ProblemState.Resolved or ProblemState.Effective or ProblemState.Reopened)
        {
            problem.Resolve(Caseworker.By());
        }

        switch (state)
        {
            case ProblemState.Effective:
                problem.MarkEffective(Caseworker.By());
                break;
            case ProblemState.Reopened:
                problem.Reopen("Rate fell again", Caseworker.By());
                break;
            case ProblemState.Dismissed:
                problem.Dismiss("Not a quality matter", [], Caseworker.By());
                break;
            case ProblemState.Referred:
                problem.Refer("Enforcement section", "Possible false records", [], Manager.By());
                break;
            case ProblemState.Unresolved:
                problem.EndUnresolved(Manager.By());
                break;
            default:
                break;
        }
    }
}
