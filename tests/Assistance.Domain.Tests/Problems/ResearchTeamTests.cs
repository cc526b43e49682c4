using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Problems.ProblemSamples;

namespace Assistance.Domain.Tests.Problems;

public sealed class ResearchTeamTests
{
    private static readonly PersonRef Peng = new(PersonId.New(), "Peng Cailiao (professor)");
    private static readonly ResearchTeamDetails Details = new("Bond strength", ResearchTeamLevel.Province, Peng, [Sun, Ma]);

    private static QualityProblem Problem => In(ProblemState.Diagnosed, Triage.Research);

    [Fact]
    public void A_manager_sets_up_a_team_for_a_problem_that_needs_research()
    {
        var problem = Problem;
        var team = ResearchTeam.SetUp(problem, Details with { Members = [Peng, Sun, Ma] }, Manager.By());
        Assert.Equal((problem.Id, "P1", Peng, Today), (team.ProblemId, team.Number, team.Lead, team.SetUpOn));
        Assert.Equal([Sun, Ma], team.Members); // the lead is named once
        Assert.Equal(["problem.research-team-set-up"], team.Kinds());
    }

    [Fact]
    public void No_team_without_need_members_name_or_level()
    {
        AssertRefused("problems.rule.team-not-research", () => SetUp(In(ProblemState.Diagnosed), Details));
        AssertRefused("problems.rule.team-not-research", () => SetUp(In(ProblemState.Resolved, Triage.Research), Details));
        AssertRefused("problems.rule.team-members", "Members", () => SetUp(Problem, Details with { Members = [Peng] }));
        AssertRefused("problems.rule.team-name", "Name", () => SetUp(Problem, Details with { Name = " " }));
        AssertRefused("problems.rule.team-level", "Level", () => SetUp(Problem, Details with { Level = null }));

        static void SetUp(QualityProblem problem, ResearchTeamDetails details) => ResearchTeam.SetUp(problem, details, Manager.By());
    }

    [Fact]
    public void Only_a_manager_sets_up_and_changes()
    {
        var team = ResearchTeam.SetUp(Problem, Details, Manager.By());
        foreach (var stranger in Outsiders.Values.Append(Lead).Append(Caseworker))
        {
            AssertRefused("problems.rule.manager", () => ResearchTeam.SetUp(Problem, Details, stranger.By()));
            AssertRefused("problems.rule.manager", () => team.Change(Details, stranger.By()));
        }

        team.Change(Details with { Lead = Sun, Members = [Peng] }, Manager.By());
        Assert.Equal(Sun, team.Lead);
    }

    [Fact]
    public void A_case_file_brings_a_team_as_it_stands()
    {
        var team = ResearchTeam.FromHistory(Key, Problem, Details with { Level = null }, Today.AddDays(-50), Caseworker.AsSelf);
        Assert.Equal((null, Today.AddDays(-50)), (team.Level, team.SetUpOn));
        Assert.Equal([Sun, Ma], team.Members);
        Assert.Null(ResearchTeam.FromHistory(Key, null, Details, Today, Caseworker.AsSelf).ProblemId);
    }
}
