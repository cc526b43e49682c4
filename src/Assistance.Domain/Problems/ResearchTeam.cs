using Assistance.Domain.Common;

namespace Assistance.Domain.Problems;

/// <summary>Whose research team it is.</summary>
public enum ResearchTeamLevel
{
    /// <summary>The city's.</summary>
    City = 1,

    /// <summary>The province's.</summary>
    Province = 2,
}

/// <summary>What is said about a research team.</summary>
/// <param name="Name">Its name; never empty.</param>
/// <param name="Level">Whose team it is; null when a case file does not say.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Members">Who else is in it, at least one.</param>
public sealed record ResearchTeamDetails(string Name, ResearchTeamLevel? Level, PersonRef Lead, IReadOnlyList<PersonRef> Members);

/// <summary>专题团队: the team of the province or city that a problem of triage RESEARCH needs. Its milestones are commitments.</summary>
public sealed class ResearchTeam : CaseRecord
{
    private ResearchTeam()
    {
    }

    private ResearchTeam(CaseKey key, ProblemId? problemId, string number, DateOnly setUpOn)
        : base(key)
    {
        Id = ResearchTeamId.New();
        (ProblemId, Number, SetUpOn) = (problemId, number, setUpOn);
    }

    /// <summary>Identifies the team.</summary>
    public ResearchTeamId Id { get; private set; }

    /// <summary>The problem that it works on; null when it works for the case as a whole.</summary>
    public ProblemId? ProblemId { get; private set; }

    /// <summary>The number of that problem ("P1"), or empty.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whose team it is; null when not told.</summary>
    public ResearchTeamLevel? Level { get; private set; }

    /// <summary>Who leads it.</summary>
    public PersonRef Lead { get; private set; } = null!;

    /// <summary>Who else is in it, in the order written.</summary>
    public IReadOnlyList<PersonRef> Members { get; private set; } = [];

    /// <summary>The day on which it was set up.</summary>
    public DateOnly SetUpOn { get; private set; }

    /// <summary>A manager sets up a team for a problem that needs research.</summary>
    public static ResearchTeam SetUp(QualityProblem problem, ResearchTeamDetails details, Act act)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsManagerOf(problem.DivisionCode), "problems.rule.manager");
        Rule.Require(problem.Triage == Triage.Research && problem.IsOpen, "problems.rule.team-not-research", problem.Number);
        var team = new ResearchTeam(problem.ToCaseKey(), problem.Id, problem.Number, act.Today);
        Rule.RequireFor("Level", details?.Level is not null, "problems.rule.team-level");
        team.Write(details);
        team.Happened("research-team-set-up", act.Today, by);
        return team;
    }

    /// <summary>Takes over a team as a case file tells it.</summary>
    /// <param name="problem">The problem that needs research, or null when the file has none.</param>
    public static ResearchTeam FromHistory(CaseKey key, QualityProblem? problem, ResearchTeamDetails details, DateOnly setUpOn, DoneBy by)
    {
        ArgumentNullException.ThrowIfNull(details);
        var team = new ResearchTeam(key, problem?.Id, problem?.Number ?? "", setUpOn)
        {
            Name = Rule.Text("Name", details.Name, "problems.rule.team-name"),
            Level = details.Level,
            Lead = details.Lead,
            Members = [.. details.Members],
        };
        team.Happened("research-team-set-up", setUpOn, by);
        return team;
    }

    /// <summary>A manager changes name, lead or members.</summary>
    public void Change(ResearchTeamDetails details, Act act)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsManagerOf(DivisionCode), "problems.rule.manager");
        Write(details);
        Happened("research-team-changed", act.Today, by);
    }

    private void Write(ResearchTeamDetails details)
    {
        var members = details.Members.Where(member => member.Id != details.Lead.Id).Distinct().ToList();
        Rule.RequireFor("Members", members.Count > 0, "problems.rule.team-members");
        Name = Rule.Text("Name", details.Name, "problems.rule.team-name");
        (Level, Lead, Members) = (details.Level ?? Level, details.Lead, members);
    }

    private void Happened(string kind, DateOnly on, DoneBy by) =>
        Record(new Happening($"problem.{kind}", Number, on, by, Facts: new Dictionary<string, string>
        {
            ["name"] = Name,
            ["lead"] = Lead.Name,
        }));
}
