using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using static Assistance.Domain.Problems.ProblemState;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Problems.ProblemSamples;

namespace Assistance.Domain.Tests.Problems;

public sealed class QualityProblemTests
{
    private static readonly ProblemState[] Everywhere = Enum.GetValues<ProblemState>();

    /// <summary>Every verb, the states from which it is allowed, and where it leads (null: the state stays).</summary>
    private static readonly Dictionary<string, (Action<QualityProblem> Do, ProblemState[] From, ProblemState? To)> Verbs = new()
    {
        ["Correct"] = (problem => problem.Correct(Report, Caseworker.By()), [Reported, Diagnosed], null),
        ["Diagnose"] = (problem => problem.Diagnose(Cause, Caseworker.By()), [Reported, Diagnosed, Reopened], Diagnosed),
        ["Reassess"] =
            (problem => problem.Reassess(Severity.S1, Triage.Deferred, "Recall", Caseworker.By()), [Diagnosed, InRemedy, Reopened], null),
        ["StartRemedy"] = (problem => problem.StartRemedy(false, Caseworker.By()), [Diagnosed, Reopened], InRemedy),
        ["Resolve"] = (problem => problem.Resolve(Caseworker.By()), [InRemedy, Reopened], Resolved),
        ["MarkEffective"] = (problem => problem.MarkEffective(Caseworker.By()), [Resolved], Effective),
        ["Reopen"] =
            (problem => problem.Reopen("Rate fell", Manager.By()), [InRemedy, Resolved, Effective, Dismissed, Unresolved], Reopened),
        ["Dismiss"] = (problem => problem.Dismiss("Not ours", [], Caseworker.By()), [Reported, Diagnosed], Dismissed),
        ["Refer"] =
            (problem => problem.Refer("Enforcement", "False records", [], Manager.By()), [Reported, Diagnosed, InRemedy, Reopened], Referred),
        ["EndUnresolved"] = (problem => problem.EndUnresolved(Manager.By()), [Reported, Diagnosed, InRemedy, Reopened], Unresolved),
        ["MarkCommon"] = (problem => problem.MarkCommon(Key.CaseId.Value, "Labels", Caseworker.By()), Everywhere, null),
        ["UnmarkCommon"] = (Unmark, Everywhere, null),
    };

    public static TheoryData<ProblemState, string> Pairs()
    {
        var pairs = new TheoryData<ProblemState, string>();
        foreach (var state in Everywhere)
        {
            foreach (var verb in Verbs.Keys)
            {
                pairs.Add(state, verb);
            }
        }

        return pairs;
    }

    public static TheoryData<string> Strangers() => [.. Outsiders.Keys];

    [Fact]
    public void Every_verb_is_in_the_table() => Assert.Equal(VerbsOf<QualityProblem>(), Verbs.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_works_from_its_states_and_is_refused_from_all_others(ProblemState state, string verb)
    {
        var problem = In(state);
        var (act, from, to) = Verbs[verb];
        if (from.Contains(state))
        {
            act(problem);
            Assert.Equal(to ?? state, problem.State);
            Assert.NotEmpty(problem.Happenings);
            return;
        }

        var refusal = Assert.Throws<BrokenRuleException>(() => act(problem));
        var expected = (state, verb) == (Reported, "StartRemedy") ? "no-cause" : "-state";
        Assert.EndsWith(expected, refusal.Key, StringComparison.Ordinal);
        Assert.Equal(state, problem.State);
        Assert.Empty(problem.Happenings);
    }

    [Fact]
    public void A_report_of_the_regulator_keeps_its_source_and_one_of_the_enterprise_is_the_enterprises()
    {
        var seen = QualityProblem.Report(Key, "P1", Report with { Title = " Seams ", Source = ProblemSource.Sampling }, Caseworker.By());
        Assert.Equal((Reported, "Seams", ProblemSource.Sampling, Today), (seen.State, seen.Title, seen.Source, seen.ReportedOn));
        Assert.Equal(("V1", Caseworker.AsSelf), (seen.FoundAt, seen.ReportedBy));
        Assert.False(seen.HasDiagnosedCause);
        Assert.True(seen.IsOpen);

        var own = QualityProblem.Report(Key, "P2", Report, Member.By());
        Assert.Equal((ProblemSource.Enterprise, Member.AsSelf), (own.Source, own.ReportedBy));
    }

    [Fact]
    public void A_report_needs_a_title_and_a_domain()
    {
        AssertRefused("problems.rule.title-needed", "Title", () => QualityProblem.Report(Key, "P1", Report with { Title = " " }, Caseworker.By()));
        AssertRefused("problems.rule.domain-needed", "Domains", () => QualityProblem.Report(Key, "P1", Report with { Domains = [] }, Caseworker.By()));
    }

    [Fact]
    public void A_diagnosis_is_complete_or_refused()
    {
        Refused("problems.rule.cause-needed", "Causes", Cause with { Causes = [] });
        Refused("problems.rule.root-cause-needed", "RootCause", Cause with { RootCause = " " });
        Refused("problems.rule.rationale-needed", "SeverityRationale", Cause with { SeverityRationale = "" });

        static void Refused(string key, string field, Diagnosis diagnosis)
        {
            var problem = In(Reported);
            AssertRefused(key, field, () => problem.Diagnose(diagnosis, Caseworker.By()));
            Assert.Equal((Reported, null, false), (problem.State, problem.Severity, problem.HasDiagnosedCause));
        }
    }

    [Fact]
    public void A_diagnosis_finds_the_cause_and_begins_the_history_of_its_grading()
    {
        var problem = In(Reported);
        problem.Diagnose(Cause, Caseworker.By());
        Assert.True(problem.HasDiagnosedCause);
        Assert.Equal(["MAN", "METHOD"], problem.Causes);
        Assert.Equal((Severity.S2, Triage.Deferred, Complexity.Multiple), (problem.Severity, problem.Triage, problem.Complexity));
        Assert.Equal((Today, Caseworker.AsSelf), (problem.DiagnosedOn, problem.DiagnosedBy));
        Assert.Equal([("severity", "", "S2"), ("triage", "", "DEFERRED")], problem.Reassessments.Select(one => (one.What, one.From, one.To)));
    }

    [Fact]
    public void A_reassessment_keeps_what_was_before_and_why()
    {
        var problem = In(InRemedy);
        problem.Reassess(Severity.S1, Triage.Deferred, "Recall needed", Manager.By());
        var change = problem.Reassessments[^1];
        Assert.Equal(("severity", "S2", "S1", "Recall needed"), (change.What, change.From, change.To, change.Rationale));
        Assert.Equal((Severity.S1, "Recall needed"), (problem.Severity, problem.SeverityRationale));
        Assert.Equal(3, problem.Reassessments.Count);
        AssertRefused("problems.rule.reassess-same", () => problem.Reassess(Severity.S1, Triage.Deferred, "Again", Manager.By()));
        AssertRefused("problems.rule.rationale-needed", "Rationale", () => problem.Reassess(Severity.S2, Triage.Deferred, "", Manager.By()));
    }

    [Fact]
    public void Research_needs_a_team_before_the_remedy()
    {
        var problem = In(Diagnosed, Triage.Research);
        AssertRefused("problems.rule.no-research-team", () => problem.StartRemedy(false, Caseworker.By()));
        problem.StartRemedy(true, Caseworker.By());
        Assert.Equal(InRemedy, problem.State);
    }

    [Fact]
    public void A_dismissed_problem_that_is_opened_again_still_needs_its_cause()
    {
        var problem = In(Dismissed);
        problem.Reopen("It was one after all", Manager.By());
        Assert.Equal("", problem.DismissReason);
        AssertRefused("problems.rule.no-cause", () => problem.StartRemedy(false, Caseworker.By()));
        AssertRefused("problems.rule.reassess-state", () => problem.Reassess(Severity.S1, Triage.Deferred, "Why", Caseworker.By()));
    }

    [Fact]
    public void Solving_books_the_look_back_90_calendar_days_on()
    {
        var problem = In(InRemedy);
        problem.Resolve(Lead.By());
        Assert.Equal((Today, Today.AddDays(90), false), (problem.ResolvedOn, problem.LookBackDueOn, problem.IsOpen));
        problem.Reopen("Rate fell again", Caseworker.By());
        Assert.Equal((null, null, true), (problem.ResolvedOn, problem.LookBackDueOn, problem.IsOpen));

        var other = In(InRemedy);
        other.Resolve(Caseworker.By(), lookBackDays: 30);
        Assert.Equal(Today.AddDays(30), other.LookBackDueOn);
    }

    [Theory]
    [InlineData(Effective)]
    [InlineData(Dismissed)]
    [InlineData(Unresolved)]
    public void What_had_ended_is_opened_again_by_a_manager_only(ProblemState state) =>
        AssertRefused("problems.rule.manager", () => In(state).Reopen("Why", Caseworker.By()));

    [Fact]
    public void The_enterprises_lead_can_make_it_follow_a_verification_and_no_more()
    {
        In(InRemedy).Reopen("Training had no effect", Lead.By());
        AssertRefused("problems.rule.regulator", () => In(Resolved).Reopen("Why", Lead.By()));
        AssertRefused("problems.rule.verifier", () => In(InRemedy).Reopen("Why", Member.By()));
    }

    [Fact]
    public void A_referral_is_a_managers_recorded_decision_that_the_enterprise_does_not_read_here()
    {
        AssertRefused("problems.rule.manager", () => In(Diagnosed).Refer("Enforcement", "Why", [], Caseworker.By()));
        AssertRefused("problems.rule.refer-to", "To", () => In(Diagnosed).Refer("", "Why", [], Manager.By()));
        AssertRefused("problems.rule.refer-note", "Note", () => In(Diagnosed).Refer("Enforcement", " ", [], Manager.By()));
        var problem = In(Diagnosed);
        problem.Refer("Enforcement", "False records", [], Manager.By());
        Assert.Equal(new Referral("Enforcement", Today, "False records", Manager.AsSelf), problem.Referral);
        Assert.True(Assert.Single(problem.Happenings).Internal);
    }

    [Fact]
    public void Reasons_are_needed()
    {
        AssertRefused("problems.rule.still-open", () => In(Reported).Dismiss("Not ours", ["H1"], Caseworker.By()));
        AssertRefused("problems.rule.still-open", () => In(InRemedy).Refer("Enforcement", "Forged", ["C3"], Manager.By()));
        AssertRefused("problems.rule.dismiss-reason", "Reason", () => In(Reported).Dismiss(null, [], Caseworker.By()));
        AssertRefused("problems.rule.reopen-reason", "Reason", () => In(Resolved).Reopen(" ", Caseworker.By()));
        AssertRefused("problems.rule.common-label", "Label", () => In(Reported).MarkCommon(Key.CaseId.Value, "", Caseworker.By()));
        AssertRefused("problems.rule.not-common", () => In(Reported).UnmarkCommon(Caseworker.By()));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Nobody_else_may_do_anything(string who)
    {
        var act = Outsiders[who].By();
        AssertRefused("problems.rule.report-right", () => QualityProblem.Report(Key, "P1", Report, act));
        AssertRefused("problems.rule.regulator", () => In(Reported).Correct(Report, act));
        AssertRefused("problems.rule.regulator", () => In(Reported).Diagnose(Cause, act));
        AssertRefused("problems.rule.regulator", () => In(Diagnosed).Reassess(Severity.S1, Triage.Deferred, "Why", act));
        AssertRefused("problems.rule.regulator", () => In(Diagnosed).StartRemedy(true, act));
        AssertRefused("problems.rule.regulator", () => In(Reported).Dismiss("Why", [], act));
        AssertRefused("problems.rule.regulator", () => In(Reported).MarkCommon(Key.CaseId.Value, "Labels", act));
        AssertRefused("problems.rule.regulator", () => In(Resolved).MarkEffective(act));
        AssertRefused("problems.rule.verifier", () => In(InRemedy).Resolve(act));
        AssertRefused("problems.rule.verifier", () => In(InRemedy).Reopen("Why", act));
        AssertRefused("problems.rule.manager", () => In(Reported).Refer("To", "Why", [], act));
        AssertRefused("problems.rule.manager", () => In(Reported).EndUnresolved(act));
    }

    private static void Unmark(QualityProblem problem)
    {
        problem.MarkCommon(Key.CaseId.Value, "Labels", Caseworker.By());
        problem.UnmarkCommon(Caseworker.By());
        Assert.Null(problem.CommonProblemKey);
    }
}
