using Assistance.Domain.Commitments;
using Assistance.Domain.Problems;

namespace Assistance.Domain.Cases;

/// <summary>One thing that still blocks closing a case.</summary>
/// <param name="Kind">Why: "commitment-overdue", "commitment-open", "commitment-unverified", "problem-open", "look-back-open", "agreement-open", "consultation-open", "visit-open", "outcome-missing"; resource key cases.block.*.</param>
/// <param name="Number">The record within the case ("C3"), or empty.</param>
public sealed record ClosingBlock(string Kind, string Number);

/// <summary>The facts that decide whether a case may be closed.</summary>
public sealed record ClosingFacts(
    IReadOnlyList<(string Number, CommitmentState State, bool IsOverdue)> Commitments,
    IReadOnlyList<(string Number, ProblemState State)> Problems,
    IReadOnlyList<string> OpenLookBacks,
    IReadOnlyList<string> OpenConsultations,
    IReadOnlyList<string> OpenVisits,
    bool AgreementIsOpen,
    bool HasOutcome);

/// <summary>防止走过场: no closure while anything that was promised is open.</summary>
public static class ClosingGate
{
    /// <summary>Whether a problem still waits for its cause or its cure.</summary>
    public static bool IsOpen(ProblemState state) =>
        state is ProblemState.Reported or ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Reopened;

    /// <summary>
    /// Lists exactly what still blocks closing, in the order in which it should be settled. A case that did not work may be closed with
    /// open problems, which then end unresolved, and without measured results; what was promised blocks it all the same.
    /// </summary>
    public static IReadOnlyList<ClosingBlock> Blocks(ClosingFacts facts, CaseResult result = CaseResult.ClosedEffective)
    {
        List<ClosingBlock> blocks = [];
        foreach (var (number, state, isOverdue) in facts.Commitments)
        {
            switch (state)
            {
                case CommitmentState.Agreed when isOverdue:
                    blocks.Add(new("commitment-overdue", number));
                    break;
                case CommitmentState.Agreed or CommitmentState.Proposed:
                    blocks.Add(new("commitment-open", number));
                    break;
                case CommitmentState.Confirmed:
                    blocks.Add(new("commitment-unverified", number));
                    break;
                default:
                    break;
            }
        }

        if (result == CaseResult.ClosedEffective)
        {
            blocks.AddRange(facts.Problems.Where(problem => IsOpen(problem.State)).Select(problem => new ClosingBlock("problem-open", problem.Number)));
        }

        blocks.AddRange(facts.OpenLookBacks.Select(number => new ClosingBlock("look-back-open", number)));
        blocks.AddRange(facts.OpenConsultations.Select(number => new ClosingBlock("consultation-open", number)));
        blocks.AddRange(facts.OpenVisits.Select(number => new ClosingBlock("visit-open", number)));
        if (facts.AgreementIsOpen)
        {
            blocks.Add(new("agreement-open", ""));
        }

        if (!facts.HasOutcome && result == CaseResult.ClosedEffective)
        {
            blocks.Add(new("outcome-missing", ""));
        }

        return blocks;
    }
}
