using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using static Assistance.Domain.Tests.CaseCast;

namespace Assistance.Domain.Tests.Cases;

public class AssistanceCaseTests
{
    private static readonly Bureau bureau = new("Ganjingzi District Bureau", "210211");
    private static readonly Person lead = Person.OfBureau("Sun Zoufang", null, Role.Caseworker, bureau, "en");
    private static readonly Person backup = Person.OfBureau("Becky", null, Role.Caseworker, bureau, "en");

    [Fact]
    public void A_case_is_opened_under_the_next_reference_of_division_and_year()
    {
        var opened = Opened();

        Assert.Equal(("BF-210211-2026-007", CaseStatus.Open, lead.Ref, backup.Ref), (opened.Reference, opened.Status, opened.Lead, opened.Backup));
        Assert.Equal(["case.opened"], opened.Kinds());
        Assert.Equal("BF-210211-2026-1234", AssistanceCase.ReferenceOf("210211", 2026, 1234));
    }

    [Fact]
    public void Only_the_regulator_in_charge_opens_cases()
    {
        foreach (var (name, actor) in Outsiders.Append(new("lead contact", Lead)))
        {
            var refusal = Assert.Throws<BrokenRuleException>(() => AssistanceCase.Open(Key.EnterpriseId, bureau, 1, "Welds", false, lead, null, actor.By()));
            Assert.True(refusal.Key == "cases.rule.open", name);
        }
    }

    [Fact]
    public void The_team_is_of_the_bureau_and_two_people()
    {
        var elsewhere = Person.OfBureau("Far", null, Role.Caseworker, new Bureau("Elsewhere", "330902"), "en");

        AssertRefused("cases.rule.lead-of-bureau", "Lead", () => AssistanceCase.Open(Key.EnterpriseId, bureau, 1, "Welds", false, elsewhere, null, Caseworker.By()));
        AssertRefused("cases.rule.backup-other", "Backup", () => AssistanceCase.Open(Key.EnterpriseId, bureau, 1, "Welds", false, lead, lead, Caseworker.By()));
        AssertRefused("cases.rule.theme", "Theme", () => AssistanceCase.Open(Key.EnterpriseId, bureau, 1, " ", false, lead, null, Caseworker.By()));
    }

    [Fact]
    public void A_paused_case_is_read_only_until_a_manager_resumes_it()
    {
        var one = Opened();
        one.Pause("Moving", Manager.By());

        AssertRefused("cases.rule.paused", one.RequireOpen);
        AssertRefused("cases.rule.paused", () => one.Close(CaseResult.ClosedEffective, "Ask early", [], Manager.By()));
        AssertRefused("cases.rule.paused", () => one.Measure([], Caseworker.By()));
        one.Resume(null, Manager.By());

        one.RequireOpen();
        Assert.Null(one.PauseReason);
        Assert.Empty(one.DeadlineInstructions);
    }

    [Fact]
    public void A_manager_decides_about_the_dates_of_a_paused_case_and_each_responsible_person_is_told_once()
    {
        var one = Opened();
        AssertRefused("cases.rule.dates-paused", () => one.DecideOnDates(7, 1, [Sun.Id], "Moving", Manager.By()));
        one.Pause("Moving", Manager.By());
        AssertRefused("cases.rule.manager", () => one.DecideOnDates(7, 1, [Sun.Id], "Moving", Caseworker.By()));
        AssertRefused("cases.rule.days", "Days", () => one.DecideOnDates(-1, 1, [Sun.Id], "Moving", Manager.By()));
        AssertRefused("cases.rule.days", "Days", () => one.DecideOnDates(367, 1, [Sun.Id], "Moving", Manager.By()));
        AssertRefused("cases.rule.reason", "Reason", () => one.DecideOnDates(7, 1, [Sun.Id], " ", Manager.By()));
        one.ClearCollected();

        one.DecideOnDates(7, 3, [Sun.Id, Sun.Id, Manager.Person.Id, Ma.Id], "Moving", Manager.By());

        Assert.Equal([Sun.Id, Ma.Id], one.Tells.Select(tell => tell.To));
        Assert.Equal(["case.dates-moved"], one.Kinds());
        one.ClearCollected();
        one.DecideOnDates(0, 0, [Sun.Id], "Two days only", Manager.By());
        Assert.Equal(["case.dates-kept"], one.Kinds());
        Assert.Empty(one.Tells);
    }

    [Fact]
    public void What_blocks_is_settled_before_closing()
    {
        var one = Opened();

        AssertRefused("cases.rule.blocked", () => one.Close(CaseResult.ClosedEffective, "Ask early", [new("commitment-open", "C1")], Manager.By()));
        AssertRefused("cases.rule.lessons", "LessonsLearned", () => one.Close(CaseResult.ClosedEffective, " ", [], Manager.By()));
        one.Close(CaseResult.ClosedEffective, "Ask early", [], Manager.By());

        Assert.Equal((CaseStatus.Closed, CaseResult.ClosedEffective, (DateOnly?)Today), (one.Status, one.Result, one.ClosedOn));
        Assert.Contains(one.DeadlineInstructions, instruction => instruction is CloseDeadline { Kind: DeadlineKind.VisitDue });
    }

    [Fact]
    public void Reopening_takes_the_result_back()
    {
        var one = Opened();
        AssertRefused("cases.rule.not-closed", () => one.Reopen("Why not", Manager.By()));
        one.Close(CaseResult.ClosedEffective, "Ask early", [], Manager.By());
        one.Reopen("It did not hold", Manager.By());

        Assert.Equal((CaseStatus.Open, null, null), (one.Status, one.Result, one.ClosedOn));
    }

    [Fact]
    public void Managers_verbs_are_refused_to_everybody_else()
    {
        foreach (var actor in Outsiders.Values.Append(Caseworker).Append(Lead))
        {
            AssertRefused("cases.rule.manager", () => Opened().Pause("Moving", actor.By()));
            AssertRefused("cases.rule.manager", () => Opened().Reassign(backup, null, "Leave", actor.By()));
            AssertRefused("cases.rule.manager", () => Opened().Close(CaseResult.ClosedEffective, "Ask early", [], actor.By()));
        }
    }

    [Fact]
    public void A_deputy_acts_for_the_manager_and_both_are_named()
    {
        var one = Opened();

        one.Pause("Moving", Caseworker.StandingInFor(Manager).By());

        Assert.Equal(new DoneBy(Sun, Manager.Person), one.Happenings[^1].By);
    }

    [Fact]
    public void The_visits_that_are_due_follow_the_new_lead()
    {
        var one = Opened();
        one.Reassign(backup, null, "Leave", Manager.By());

        Assert.Equal(backup.Ref, Assert.IsType<ReassignDeadline>(Assert.Single(one.DeadlineInstructions)).NewResponsible);
        Assert.Equal(backup.Id, Assert.Single(one.Tells).To);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, false)]
    public void A_rating_below_three_asks_the_manager_to_reopen(int satisfaction, bool asked)
    {
        var one = Opened();
        one.Rate(satisfaction, null, Manager.Person.Id, Lead.By());

        Assert.Equal(asked ? ["case.rated-low"] : [], one.Tells.Select(tell => tell.Kind));
    }

    [Fact]
    public void Only_the_enterprise_lead_rates_and_attests()
    {
        foreach (var actor in Outsiders.Values.Append(Caseworker).Append(Manager).Append(Member))
        {
            AssertRefused("cases.rule.enterprise-lead", () => Opened().Rate(5, null, null, actor.By()));
            AssertRefused("cases.rule.enterprise-lead", () => Opened().AttestMeasures(actor.By()));
        }

        AssertRefused("cases.rule.satisfaction", "Satisfaction", () => Opened().Rate(6, null, null, Lead.By()));
    }

    [Fact]
    public void What_was_measured_is_attested_and_nothing_else()
    {
        var one = Opened();
        AssertRefused("cases.rule.nothing-measured", () => one.AttestMeasures(Lead.By()));
        one.Measure([new("Pass rate", "%", 89.4m, 96, 96.7m, Today, null), new("Rework", "h", 2100, null, null, null, null)], Caseworker.By());
        one.AttestMeasures(Lead.By());

        Assert.Equal([Lead.Person, null], one.Measures.Select(measure => measure.AttestedBy));
    }

    [Fact]
    public void Internal_notes_are_the_regulators()
    {
        var one = Opened();
        one.Note("Among us", true, Caseworker.By());
        one.Note("From the works", false, Member.By());

        AssertRefused("cases.rule.note", () => one.Note("Hidden", true, Lead.By()));
        AssertRefused("cases.rule.note", () => one.Note("Hello", false, Outsiders["reader"].By()));
        Assert.Equal([false, true, false], one.Happenings.Select(happening => happening.Internal));
    }

    private static AssistanceCase Opened() => AssistanceCase.Open(Key.EnterpriseId, bureau, 7, "Weld pass rate", false, lead, backup, Caseworker.By());
}
