using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Problems.ProblemSamples;

namespace Assistance.Domain.Tests.Problems;

public sealed class RemedyTests
{
    private static readonly RemedyDetails Details = new(
        RemedyKind.Training, "Retrain welders", "CER-08", Indicator: "First-pass yield", ExpectedBefore: "89.4%", ExpectedAfter: "96%");

    private static Remedy Prescribe(QualityProblem problem, bool team = false) =>
        Remedy.Prescribe(problem, "R1", Details, team, Caseworker.By());

    [Theory]
    [InlineData(ProblemState.Reported, "problems.rule.no-cause")]
    [InlineData(ProblemState.Diagnosed, null)]
    [InlineData(ProblemState.InRemedy, null)]
    [InlineData(ProblemState.Reopened, null)]
    [InlineData(ProblemState.Resolved, "problems.rule.remedy-state")]
    [InlineData(ProblemState.Effective, "problems.rule.remedy-state")]
    [InlineData(ProblemState.Dismissed, "problems.rule.remedy-state")]
    [InlineData(ProblemState.Unresolved, "problems.rule.remedy-state")]
    [InlineData(ProblemState.Referred, "problems.rule.remedy-state")]
    public void No_remedy_without_a_diagnosed_cause_and_the_first_one_starts_the_work(ProblemState state, string? refusal)
    {
        var problem = In(state);
        if (refusal is not null)
        {
            AssertRefused(refusal, () => Prescribe(problem));
            Assert.Equal(state, problem.State);
            return;
        }

        var remedy = Prescribe(problem);
        Assert.Equal(ProblemState.InRemedy, problem.State);
        Assert.Equal(state == ProblemState.InRemedy ? [] : ["problem.in-remedy"], problem.Kinds());
        Assert.Equal(("R1", problem.Id, Today, "CER-08"), (remedy.Number, remedy.ProblemId, remedy.DecidedOn, remedy.ServiceCode));
        Assert.Equal(["problem.remedy-prescribed"], remedy.Kinds());
        Assert.Equal(problem.ToCaseKey(), remedy.ToCaseKey());
    }

    [Fact]
    public void A_problem_that_needs_research_needs_a_team_first()
    {
        var problem = In(ProblemState.Diagnosed, Triage.Research);
        AssertRefused("problems.rule.no-research-team", () => Prescribe(problem));
        Prescribe(problem, team: true);
        Assert.Equal(ProblemState.InRemedy, problem.State);
    }

    [Fact]
    public void A_refused_remedy_leaves_the_problem_as_it_was()
    {
        var problem = In(ProblemState.Diagnosed);
        AssertRefused("problems.rule.remedy-text", "Text", () => Remedy.Prescribe(problem, "R1", Details with { Text = "" }, false, Caseworker.By()));
        Assert.Equal(ProblemState.Diagnosed, problem.State);
    }

    [Fact]
    public void A_remedy_changes_as_long_as_its_problem_is_open()
    {
        var problem = In(ProblemState.Diagnosed);
        var remedy = Prescribe(problem);
        remedy.Change(problem, Details with { Text = "Retrain all" }, Caseworker.By());
        Assert.Equal("Retrain all", remedy.Text);
        AssertRefused("problems.rule.remedy-state", () => remedy.Change(In(ProblemState.InRemedy), Details, Caseworker.By()));
        problem.Resolve(Caseworker.By());
        AssertRefused("problems.rule.remedy-state", () => remedy.Change(problem, Details, Caseworker.By()));
    }

    [Fact]
    public void Only_the_regulator_prescribes()
    {
        var problem = In(ProblemState.Diagnosed);
        var remedy = Prescribe(problem);
        foreach (var stranger in Outsiders.Values.Append(Lead))
        {
            AssertRefused("problems.rule.regulator", () => Remedy.Prescribe(problem, "R1", Details, true, stranger.By()));
            AssertRefused("problems.rule.regulator", () => remedy.Change(problem, Details, stranger.By()));
        }
    }

    [Fact]
    public void A_case_file_brings_a_remedy_without_moving_its_problem_but_never_without_a_cause()
    {
        var problem = In(ProblemState.Diagnosed);
        var remedy = Remedy.FromHistory(problem, "R1", Details, Today.AddDays(-9), Caseworker.AsSelf);
        Assert.Equal((ProblemState.Diagnosed, Today.AddDays(-9)), (problem.State, remedy.DecidedOn));
        Assert.Equal(Today.AddDays(-9), Assert.Single(remedy.Happenings).On);
        AssertRefused("problems.rule.no-cause", () => Remedy.FromHistory(In(ProblemState.Reported), "R1", Details, Today, Caseworker.AsSelf));
    }
}
