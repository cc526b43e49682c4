using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using static Assistance.Domain.Tests.CaseCast;

namespace Assistance.Domain.Tests.Visits;

public sealed class VisitTests
{
    private static readonly VisitRecord Record = new(
        Today, VisitPurpose.Initial, [Sun, Ma], ["Chen Shili"], ["TST", "QMG"], "Weld quality", "Rework in block seams", "Labels put right", 3.5m, []);

    /// <summary>Every verb, the states from which it is allowed, and where it leads.</summary>
    private static readonly Dictionary<string, (Action<Visit> Do, VisitState[] From, VisitState? To)> Verbs = new()
    {
        ["Reschedule"] = (visit => visit.Reschedule(Today.AddDays(3), null, [Sun], Caseworker.By()), [VisitState.Planned], null),
        ["RecordHeld"] = (visit => visit.RecordHeld(Record, Caseworker.By()), [VisitState.Planned], VisitState.Held),
        ["Correct"] = (visit => visit.Correct(Record, Caseworker.By()), [VisitState.Held], null),
        ["Acknowledge"] = (visit => visit.Acknowledge("Right", Member.By()), [VisitState.Held], VisitState.Acknowledged),
        ["AcknowledgeOnTheSpot"] =
            (visit => visit.AcknowledgeOnTheSpot("Chen Shili", null, Caseworker.By()), [VisitState.Held], VisitState.Acknowledged),
        ["Rate"] = (visit => visit.Rate(5, Lead.By()), [VisitState.Held, VisitState.Acknowledged], null),
        ["Cancel"] = (visit => visit.Cancel("Typhoon", Caseworker.By()), [VisitState.Planned], VisitState.Cancelled),
    };

    public static TheoryData<VisitState, string> Pairs()
    {
        var pairs = new TheoryData<VisitState, string>();
        foreach (var state in Enum.GetValues<VisitState>())
        {
            foreach (var verb in Verbs.Keys)
            {
                pairs.Add(state, verb);
            }
        }

        return pairs;
    }

    public static TheoryData<string> Strangers() => [.. Outsiders.Keys];

    private static Visit In(VisitState state)
    {
        var visit = Visit.Plan(Key, "V1", VisitPurpose.Initial, Today, new TimeOnly(14, 0), [Sun, Ma], Caseworker.By());
        switch (state)
        {
            case VisitState.Held:
                visit.RecordHeld(Record, Caseworker.By());
                break;
            case VisitState.Acknowledged:
                visit.RecordHeld(Record, Caseworker.By());
                visit.Acknowledge(null, Lead.By());
                break;
            case VisitState.Cancelled:
                visit.Cancel("Typhoon", Caseworker.By());
                break;
            default:
                break;
        }

        visit.ClearCollected();
        return visit;
    }

    [Fact]
    public void Every_verb_is_in_the_table() => Assert.Equal(VerbsOf<Visit>(), Verbs.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_works_from_its_states_and_is_refused_from_all_others(VisitState state, string verb)
    {
        var visit = In(state);
        var (act, from, to) = Verbs[verb];
        if (from.Contains(state))
        {
            act(visit);
            Assert.Equal(to ?? state, visit.State);
            Assert.Single(visit.Happenings);
            return;
        }

        var refusal = Assert.Throws<BrokenRuleException>(() => act(visit));
        Assert.EndsWith("-state", refusal.Key, StringComparison.Ordinal);
        Assert.Equal(state, visit.State);
        Assert.Empty(visit.Happenings);
    }

    [Fact]
    public void A_planned_visit_keeps_its_plan()
    {
        var visit = Visit.Plan(Key, "V2", VisitPurpose.Revisit, Today.AddDays(5), new TimeOnly(14, 0), [Sun], Caseworker.By());
        Assert.Equal(
            ("V2", VisitPurpose.Revisit, Today.AddDays(5), new TimeOnly(14, 0)),
            (visit.Number, visit.Purpose, visit.PlannedOn, visit.PlannedTime));
        Assert.Equal(Key, visit.ToCaseKey());
        Assert.False(visit.VisitedAlone);
        Assert.Equal("2026-03-24", Assert.Single(visit.Happenings).Facts!["on"]);
    }

    [Fact]
    public void A_record_is_kept_trimmed_and_costs_the_enterprise_nothing()
    {
        var visit = Visit.RecordUnplanned(
            Key, "V1", Record with { Findings = " Rework ", Met = [" Chen Shili ", ""], NeedsByDomain = ["TST", "TST"] }, Caseworker.By());
        Assert.Equal((VisitState.Held, "Rework", 3.5m, 0m), (visit.State, visit.Findings, visit.Hours, visit.CostToEnterpriseCny));
        Assert.Equal(["Chen Shili"], visit.Met);
        Assert.Equal(["TST"], visit.NeedsByDomain);
        Assert.Null(visit.PlannedOn);
        Assert.Equal(["visit.held"], visit.Kinds());
    }

    [Fact]
    public void One_visitor_alone_is_noted()
    {
        var visit = In(VisitState.Held);
        Assert.False(visit.VisitedAlone);
        visit.Correct(Record with { Visitors = [Sun] }, Caseworker.By());
        Assert.True(visit.VisitedAlone);
    }

    [Fact]
    public void A_record_is_complete_or_refused()
    {
        Refused("visits.rule.held-future", "HeldOn", Record with { HeldOn = Today.AddDays(1) });
        Refused("visits.rule.no-visitor", "Visitors", Record with { Visitors = [] });
        Refused("visits.rule.no-met", "Met", Record with { Met = [" "] });
        Refused("visits.rule.no-findings", "Findings", Record with { Findings = " " });
        Refused("visits.rule.hours", "Hours", Record with { Hours = 0 });
        Refused("visits.rule.hours", "Hours", Record with { Hours = 24.5m });

        static void Refused(string key, string field, VisitRecord record) =>
            AssertRefused(key, field, () => Visit.RecordUnplanned(Key, "V1", record, Caseworker.By()));
    }

    [Fact]
    public void A_plan_looks_ahead_and_names_a_visitor()
    {
        AssertRefused("visits.rule.plan-past", "On", () => Plan(Today.AddDays(-1), [Sun]));
        AssertRefused("visits.rule.no-visitor", "Visitors", () => Plan(Today, []));

        static void Plan(DateOnly on, PersonRef[] visitors) => Visit.Plan(Key, "V1", VisitPurpose.Initial, on, null, visitors, Caseworker.By());
    }

    [Fact]
    public void The_enterprise_acknowledges_with_its_own_account()
    {
        var visit = In(VisitState.Held);
        visit.Acknowledge(" Right so ", Member.By());
        Assert.Equal((AcknowledgementWay.ByAccount, "Bai Shili", "Right so"), (visit.AcknowledgedWay, visit.AcknowledgedName, visit.AcknowledgedComment));
        Assert.Equal((Today, Member.AsSelf), (visit.AcknowledgedOn, visit.AcknowledgedBy));
        Assert.Equal("Right so", Assert.Single(visit.Happenings).Note);
    }

    [Fact]
    public void The_caseworker_notes_by_name_who_acknowledged_on_the_spot()
    {
        var visit = In(VisitState.Held);
        AssertRefused("visits.rule.acknowledge-name", "Name", () => visit.AcknowledgeOnTheSpot(" ", null, Caseworker.By()));
        AssertRefused("visits.rule.acknowledge-right", () => visit.Acknowledge(null, Caseworker.By()));
        visit.AcknowledgeOnTheSpot("Liu Yunmao", null, Caseworker.By());
        Assert.Equal((AcknowledgementWay.OnTheSpot, "Liu Yunmao", Caseworker.AsSelf), (visit.AcknowledgedWay, visit.AcknowledgedName, visit.AcknowledgedBy));
        Assert.Equal(["visit.acknowledged-on-the-spot"], visit.Kinds());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_rating_is_from_1_to_5(int rating) =>
        AssertRefused("visits.rule.rating", "Rating", () => In(VisitState.Held).Rate(rating, Lead.By()));

    [Fact]
    public void Only_the_lead_contact_rates() =>
        AssertRefused("visits.rule.rate-right", () => In(VisitState.Held).Rate(4, Member.By()));

    [Fact]
    public void A_visit_is_cancelled_with_a_reason() =>
        AssertRefused("visits.rule.cancel-reason", "Reason", () => In(VisitState.Planned).Cancel("", Caseworker.By()));

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Nobody_else_may_do_anything(string who)
    {
        var act = Outsiders[who].By();
        AssertRefused("visits.rule.regulator", () => Visit.Plan(Key, "V1", VisitPurpose.Initial, Today, null, [Sun], act));
        AssertRefused("visits.rule.regulator", () => Visit.RecordUnplanned(Key, "V1", Record, act));
        AssertRefused("visits.rule.regulator", () => In(VisitState.Planned).Reschedule(Today, null, [Sun], act));
        AssertRefused("visits.rule.regulator", () => In(VisitState.Planned).RecordHeld(Record, act));
        AssertRefused("visits.rule.regulator", () => In(VisitState.Planned).Cancel("No", act));
        AssertRefused("visits.rule.regulator", () => In(VisitState.Held).Correct(Record, act));
        AssertRefused("visits.rule.regulator", () => In(VisitState.Held).AcknowledgeOnTheSpot("Chen Shili", null, act));
        AssertRefused("visits.rule.acknowledge-right", () => In(VisitState.Held).Acknowledge(null, act));
        AssertRefused("visits.rule.rate-right", () => In(VisitState.Held).Rate(5, act));
    }

    [Fact]
    public void A_deputys_act_names_both()
    {
        var visit = In(VisitState.Held);
        visit.Correct(Record, Outsiders["caseworker of another bureau"].StandingInFor(Caseworker).By());
        Assert.Equal(new DoneBy(Outsiders["caseworker of another bureau"].Person, Sun), Assert.Single(visit.Happenings).By);
    }

    [Fact]
    public void A_case_file_brings_a_visit_as_it_happened()
    {
        var visit = Visit.FromHistory(Key, History());
        Assert.Equal((VisitState.Acknowledged, Today.AddDays(-30), 4m), (visit.State, visit.HeldOn, visit.Hours));
        Assert.Equal((AcknowledgementWay.OnPaper, "Chen Shili"), (visit.AcknowledgedWay, visit.AcknowledgedName));
        Assert.Equal(["visit.held", "visit.acknowledged-on-paper"], visit.Kinds());
        Assert.All(visit.Happenings, line => Assert.Equal(Today.AddDays(-30), line.On));
        Assert.Equal(VisitState.Held, Visit.FromHistory(Key, History() with { Acknowledged = false }).State);

        var ahead = Visit.FromHistory(Key, History() with { Acknowledged = false, On = Today.AddDays(1) });
        Assert.Equal((VisitState.Planned, Today.AddDays(1), null), (ahead.State, ahead.PlannedOn, ahead.HeldOn));
    }

    [Fact]
    public void A_case_file_cannot_bring_what_is_impossible()
    {
        AssertRefused("visits.rule.cost", () => Visit.FromHistory(Key, History() with { CostToEnterpriseCny = 1 }));
        AssertRefused("visits.rule.history-future", () => Visit.FromHistory(Key, History() with { On = Today.AddDays(1) }));
    }

    private static VisitHistory History() => new(
        "V1", Today.AddDays(-30), Today, VisitPurpose.Initial, [Sun], ["Chen Shili"], "Rework", true, 0, 4, Caseworker.AsSelf);
}
