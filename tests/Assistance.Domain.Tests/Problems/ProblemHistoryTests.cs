using Assistance.Domain.Problems;
using static Assistance.Domain.Problems.ProblemState;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Problems.ProblemSamples;

namespace Assistance.Domain.Tests.Problems;

public sealed class ProblemHistoryTests
{
    private static readonly DateOnly Found = Today.AddDays(-200);
    private static readonly DateOnly Solved = Today.AddDays(-20);
    private static readonly Referral Referral = new("Enforcement section", Solved, "Possible false records", Caseworker.AsSelf);

    private static ProblemHistory History(ProblemState state) => new(
        "P1", Report, state, ["MAN"], ["MAN-2"], "No ledger", Severity.S2, Triage.Research, Complexity.Single,
        Found, Found, state is Resolved or Effective ? Solved : null, null, state == Referred ? Referral : null, Caseworker.AsSelf);

    [Theory]
    [InlineData(Diagnosed, "problem.reported problem.diagnosed")]
    [InlineData(InRemedy, "problem.reported problem.diagnosed")]
    [InlineData(Resolved, "problem.reported problem.diagnosed problem.resolved")]
    [InlineData(Effective, "problem.reported problem.diagnosed problem.resolved problem.effective")]
    [InlineData(Referred, "problem.reported problem.diagnosed problem.referred")]
    [InlineData(Unresolved, "problem.reported problem.diagnosed")]
    public void A_case_file_brings_a_problem_as_it_happened(ProblemState state, string lines)
    {
        var problem = QualityProblem.FromHistory(Key, History(state));
        Assert.Equal(state, problem.State);
        Assert.Equal(lines, string.Join(' ', problem.Kinds()));
        Assert.Equal(("V1", "No ledger", Severity.S2, Triage.Research), (problem.FoundAt, problem.RootCause, problem.Severity, problem.Triage));
        Assert.Equal(state == Resolved ? Solved.AddDays(90) : null, problem.LookBackDueOn);
        Assert.Equal(state == Referred ? Referral : null, problem.Referral);
    }

    [Fact]
    public void A_problem_that_was_only_reported_or_referred_needs_no_cause()
    {
        foreach (var state in new[] { Reported, Referred, Unresolved, Dismissed })
        {
            var problem = QualityProblem.FromHistory(Key, History(state) with { Causes = [], RootCause = "", DiagnosedOn = null });
            Assert.Equal((state, false), (problem.State, problem.HasDiagnosedCause));
        }
    }

    [Fact]
    public void A_case_file_cannot_bring_what_is_impossible()
    {
        foreach (var state in new[] { Diagnosed, InRemedy, Resolved, Effective, Reopened })
        {
            AssertRefused("problems.rule.history-no-cause", () => Take(History(state) with { Causes = [] }));
            AssertRefused("problems.rule.history-no-cause", () => Take(History(state) with { DiagnosedOn = null }));
        }

        AssertRefused("problems.rule.history-not-resolved", () => Take(History(Resolved) with { ResolvedOn = null }));
        AssertRefused("problems.rule.history-referral", () => Take(History(Referred) with { Referral = null }));
        AssertRefused("problems.rule.history-referral", () => Take(History(Diagnosed) with { Referral = Referral }));
        AssertRefused("problems.rule.history-order", () => Take(History(Diagnosed) with { DiagnosedOn = Found.AddDays(-1) }));
        AssertRefused("problems.rule.history-order", () => Take(History(Resolved) with { ResolvedOn = Found.AddDays(-1) }));
        AssertRefused("problems.rule.history-order", () => Take(History(Effective) with { EffectiveOn = Solved.AddDays(-1) }));
        AssertRefused("problems.rule.history-order", () => Take(History(Referred) with { Referral = Referral with { On = Found.AddDays(-1) } }));

        static void Take(ProblemHistory history) => QualityProblem.FromHistory(Key, history);
    }
}
