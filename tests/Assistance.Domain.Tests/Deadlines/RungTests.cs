using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Deadlines;

public sealed class RungTests
{
    [Theory]
    [InlineData("R5", RungKind.Reminder, 0)]
    [InlineData("R0", RungKind.Reminder, 0)]
    [InlineData("R10", RungKind.Reminder, 0)]
    [InlineData("L1", RungKind.Level, 1)]
    [InlineData("L3", RungKind.Level, 3)]
    [InlineData("W2026-11-23", RungKind.Weekly, 0)]
    public void A_code_is_read_and_written_back(string code, RungKind kind, int level)
    {
        var rung = Rung.Parse(code);
        Assert.Equal((code, kind, level, kind == RungKind.Reminder), (rung.Code, rung.Kind, rung.Level, rung.IsReminder));
        Assert.Equal(rung, Rung.Parse(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R")]
    [InlineData("R-1")]
    [InlineData("R05")]
    [InlineData("R100")]
    [InlineData("L0")]
    [InlineData("L4")]
    [InlineData("W")]
    [InlineData("W2026-11-24")] // a Tuesday
    [InlineData("X1")]
    public void What_is_no_code_is_refused(string? code) => Assert.False(Rung.TryParse(code, out _));

    [Fact]
    public void The_default_ladder_is_that_of_the_product()
    {
        Assert.Equal(
            ["R5 -5 Owner", "R1 -1 Owner Backup", "R0 0 Owner Backup", "L1 1 Owner Backup LeadCaseworker",
             "L2 5 Owner Backup LeadCaseworker Manager", "L3 10 Owner Backup LeadCaseworker Manager HeadOfBureauAbove", "W 0 Manager"],
            ChaseLadder.Default.Steps.Select(step => $"{step.Code} {step.Offset} {string.Join(' ', step.Tells)}"));
        Assert.Equal([ChaseRecipient.Manager], ChaseLadder.Default.Tells(Rung.Week(Day("2026-11-23"))));
    }

    [Theory]
    [InlineData("chasing.rule.weekly-missing", "L1:1")]
    [InlineData("chasing.rule.weekly-missing", "")]
    [InlineData("chasing.rule.step-twice", "L1:1 L1:2 W:0")]
    [InlineData("chasing.rule.step-offset", "R5:-4 L1:1 W:0")]
    [InlineData("chasing.rule.step-offset", "L1:0 W:0")]
    [InlineData("chasing.rule.step-code", "X1:0 L1:1 W:0")]
    [InlineData("chasing.rule.level-order", "R1:-1 W:0")]
    [InlineData("chasing.rule.level-order", "L2:1 W:0")]
    [InlineData("chasing.rule.level-order", "L1:5 L2:1 W:0")]
    [InlineData("chasing.rule.level-order", "L1:5 L2:5 W:0")]
    public void A_ladder_that_cannot_be_climbed_is_refused(string key, string steps) =>
        Assert.Equal(key, Assert.Throws<BrokenRuleException>(() => Ladder(steps)).Key);

    [Fact]
    public void A_step_that_tells_nobody_is_refused() =>
        Assert.Equal("chasing.rule.step-tells-nobody", Assert.Throws<BrokenRuleException>(() => new ChaseLadder([new("W", 0, [])])).Key);

    [Fact]
    public void The_nearest_bureau_then_the_kind_then_the_newest_policy_holds()
    {
        ChaseLadder city = Ladder("L1:1 W:0"), cityNew = Ladder("L1:2 W:0"), cityOpinion = Ladder("L1:3 W:0"), all = Ladder("L1:4 W:0");
        ChasePolicy[] policies =
        [
            new(null, "210200", 1, city), new(null, "210200", 2, cityNew), new(DeadlineKind.OpinionDue, "210200", 1, cityOpinion),
            new(DeadlineKind.OpinionDue, null, 9, all), new(null, "210211", 1, Ladder("L1:5 W:0")),
        ];
        Assert.Same(cityNew, ChasePolicy.LadderFor(policies, DeadlineKind.VisitDue, "210213"));
        Assert.Same(cityOpinion, ChasePolicy.LadderFor(policies, DeadlineKind.OpinionDue, "210213"));
        Assert.Same(policies[4].Ladder, ChasePolicy.LadderFor(policies, DeadlineKind.OpinionDue, "210211"));
        Assert.Same(all, ChasePolicy.LadderFor(policies, DeadlineKind.OpinionDue, "330902"));
        Assert.Same(ChaseLadder.Default, ChasePolicy.LadderFor(policies, DeadlineKind.VisitDue, "330902"));
    }

    private static ChaseLadder Ladder(string steps) => new(steps
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(step => step.Split(':'))
        .Select(parts => new LadderStep(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), [ChaseRecipient.Manager])));
}
