using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Consultations.ConsultationState;
using static Assistance.Domain.Tests.CaseCast;

namespace Assistance.Domain.Tests.Consultations;

public sealed class ConsultationTests
{
    internal static readonly Actor Zhou = Expert("Zhou Hanjie (senior engineer)");
    internal static readonly Actor Qian = Expert("Qian Jiliang (metrologist)");
    private static readonly Actor Peng = Expert("Peng Cailiao (professor)");
    internal static readonly ProblemRef P1 = new(ProblemId.New(), "P1");
    private static readonly ProblemRef P2 = new(ProblemId.New(), "P2");
    private static readonly Appointment Meeting = new(Today, new TimeOnly(9, 0), "Shipyard", ConsultationForm.OnSite);
    private static readonly AdoptedPoint Point = new("Requalify by position", Zhou.Person.Id);

    /// <summary>Every verb, the states from which it is allowed, and where it leads (null: the state stays).</summary>
    private static readonly Dictionary<string, (Action<Consultation> Do, ConsultationState[] From, ConsultationState? To)> Verbs = new()
    {
        ["ChangeProblems"] = (one => one.ChangeProblems([P2], Caseworker.By()), [Requested, Scheduled], null),
        ["Schedule"] = (one => one.Schedule(Meeting, null, Caseworker.By()), [Requested, Scheduled], Scheduled),
        ["Invite"] = (one => one.Invite(Qian.Person, Today, Caseworker.By()), [Requested, Scheduled], null),
        ["Uninvite"] = (one => one.Uninvite(Peng.Person.Id, Caseworker.By()), [Requested, Scheduled], null),
        ["DeclareInterest"] = (one => one.DeclareInterest(true, "Sold the machines", Zhou.By()), [Requested, Scheduled, Held], null),
        ["GiveOpinion"] = (one => one.GiveOpinion("Requalify", true, Zhou.By()), [Requested, Scheduled, Held], null),
        ["Hold"] = (one => one.Hold(Today, Caseworker.By()), [Scheduled], Held),
        ["Conclude"] = (one => one.Conclude("Two steps", [Point], "Ill", Caseworker.By()), [Held], Concluded),
        ["LinkRemedy"] = (one => one.LinkRemedy(0, RemedyId.New(), Caseworker.By()), [Concluded], null),
        ["Cancel"] = (one => one.Cancel("Typhoon", Caseworker.By()), [Requested, Scheduled], Cancelled),
    };

    public static TheoryData<ConsultationState, string> Pairs()
    {
        var pairs = new TheoryData<ConsultationState, string>();
        foreach (var state in Enum.GetValues<ConsultationState>())
        {
            foreach (var verb in Verbs.Keys)
            {
                pairs.Add(state, verb);
            }
        }

        return pairs;
    }

    public static TheoryData<string> Strangers() => [.. Outsiders.Keys];

    /// <summary>Zhou has declared and written, Peng has done nothing yet.</summary>
    internal static Consultation In(ConsultationState state)
    {
        var one = Consultation.Request(Key, "H1", "Seams crack", ConsultationForm.Joint, [P1], Caseworker.By());
        one.Invite(Zhou.Person, Today.AddDays(7), Caseworker.By());
        one.Invite(Peng.Person, Today.AddDays(7), Caseworker.By());
        one.DeclareInterest(false, null, Zhou.By());
        one.GiveOpinion("Requalify by position", true, Zhou.By());
        if (state == Cancelled)
        {
            one.Cancel("Typhoon", Caseworker.By());
        }

        if (state is Scheduled or Held or Concluded)
        {
            one.Schedule(Meeting, null, Caseworker.By());
        }

        if (state is Held or Concluded)
        {
            one.Hold(Today, Caseworker.By());
        }

        if (state == Concluded)
        {
            one.Conclude("Two steps", [Point], "Peng is ill", Caseworker.By());
        }

        one.ClearCollected();
        return one;
    }

    [Fact]
    public void Every_verb_is_in_the_table() => Assert.Equal(VerbsOf<Consultation>(), Verbs.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_works_from_its_states_and_is_refused_from_all_others(ConsultationState state, string verb)
    {
        var one = In(state);
        var (act, from, to) = Verbs[verb];
        if (from.Contains(state))
        {
            act(one);
            Assert.Equal(to ?? state, one.State);
            return;
        }

        var refusal = Assert.Throws<BrokenRuleException>(() => act(one));
        Assert.EndsWith("-state", refusal.Key, StringComparison.Ordinal);
        Assert.Equal(state, one.State);
        Assert.Empty(one.Happenings);
        Assert.Empty(one.DeadlineInstructions);
    }

    [Fact]
    public void A_request_says_why_and_about_which_problems()
    {
        var one = Consultation.Request(Key, "H1", " Seams crack ", ConsultationForm.Remote, [P1, P2], Caseworker.By());
        Assert.Equal((Requested, "Seams crack", ConsultationForm.Remote, Today), (one.State, one.Reason, one.Form, one.RequestedOn));
        Assert.Equal(["P1", "P2"], one.Problems.Select(problem => problem.Number));
        Assert.Equal("P1, P2", Assert.Single(one.Happenings).Facts!["problems"]);
        AssertRefused("consultations.rule.request-reason", "Reason", () => Consultation.Request(Key, "H1", "", ConsultationForm.Joint, [P1], Caseworker.By()));
        AssertRefused("consultations.rule.problem-needed", "Problems", () => Consultation.Request(Key, "H1", "x", ConsultationForm.Joint, [], Caseworker.By()));
    }

    [Fact]
    public void Other_problems_can_be_named_and_those_that_stay_keep_their_link()
    {
        var one = Consultation.Request(Key, "H1", "Seams crack", ConsultationForm.Joint, [P1], Caseworker.By());
        var link = one.Problems.Single().Id;
        one.ChangeProblems([P2, P1, P2], Caseworker.By());
        Assert.Equal(["P2", "P1"], one.Problems.OrderBy(problem => problem.Position).Select(problem => problem.Number));
        Assert.Equal(link, one.Problems.Single(problem => problem.Number == "P1").Id);
        one.ChangeProblems([P2], Caseworker.By());
        Assert.Equal(["P2"], one.Problems.Select(problem => problem.Number));
    }

    [Fact]
    public void An_invitation_opens_the_experts_deadline_and_tells_the_expert()
    {
        var one = Consultation.Request(Key, "H1", "Seams crack", ConsultationForm.Joint, [P1], Caseworker.By());
        one.Invite(Zhou.Person, Today.AddDays(7), Caseworker.By());
        Assert.Equal(
            new OpenDeadline(
                DeadlineKind.OpinionDue, one.Id.Value, Zhou.Person, null, Side.Regulator, Today.AddDays(7), Today.AddDays(7), "H1", ""),
            Assert.Single(one.DeadlineInstructions));
        Assert.Equal((Zhou.Person.Id, "consultation.invited", "expert"), Told(Assert.Single(one.Tells)));
        AssertRefused("consultations.rule.invited-twice", "Expert", () => one.Invite(Zhou.Person, Today, Caseworker.By()));
        AssertRefused("consultations.rule.opinion-due-past", "OpinionDue", () => one.Invite(Qian.Person, Today.AddDays(-1), Caseworker.By()));
    }

    [Fact]
    public void A_date_moves_the_opinions_that_are_still_owed_and_keeps_their_first_date()
    {
        var one = In(Requested);
        one.Schedule(Meeting with { On = Today.AddDays(20), Place = " Shipyard " }, null, Caseworker.By());
        var moved = Assert.IsType<OpenDeadline>(Assert.Single(one.DeadlineInstructions)); // Zhou has written already
        Assert.Equal((Peng.Person, Today.AddDays(20), Today.AddDays(7)), (moved.Responsible, moved.Due, moved.OriginalDue));
        Assert.Equal((Today.AddDays(20), "Shipyard", ConsultationForm.OnSite), (one.ScheduledOn, one.Place, one.Form));
        Assert.Equal(2, one.Tells.Count);
        one.ClearCollected();
        one.Schedule(Meeting with { On = Today.AddDays(30) }, Today.AddDays(25), Caseworker.By());
        Assert.Equal(Today.AddDays(25), Assert.IsType<OpenDeadline>(Assert.Single(one.DeadlineInstructions)).Due);
        Assert.Equal(["consultation.rescheduled"], one.Kinds());
        AssertRefused("consultations.rule.schedule-past", "On", () => one.Schedule(Meeting with { On = Today.AddDays(-1) }, null, Caseworker.By()));
    }

    [Fact]
    public void An_invitation_is_taken_back_as_long_as_there_is_no_opinion()
    {
        var one = In(Requested);
        AssertRefused("consultations.rule.uninvite-opinion", () => one.Uninvite(Zhou.Person.Id, Caseworker.By()));
        AssertRefused("consultations.rule.not-invited", () => one.Uninvite(Qian.Person.Id, Caseworker.By()));
        one.Uninvite(Peng.Person.Id, Caseworker.By());
        Assert.Single(one.Seats);
        Assert.Equal(Closed(one, Peng, "withdrawn"), Assert.Single(one.DeadlineInstructions));
        one.Invite(Qian.Person, Today, Caseworker.By());
        Assert.Equal([0, 1], one.Seats.Select(seat => seat.Position));
    }

    [Fact]
    public void It_takes_place_with_an_expert_who_has_no_conflict_and_not_in_the_future()
    {
        var alone = Consultation.Request(Key, "H1", "Seams crack", ConsultationForm.Joint, [P1], Caseworker.By());
        alone.Schedule(Meeting, null, Caseworker.By());
        AssertRefused("consultations.rule.no-expert", () => alone.Hold(Today, Caseworker.By()));
        alone.Invite(Zhou.Person, Today, Caseworker.By());
        AssertRefused("consultations.rule.hold-future", "On", () => alone.Hold(Today.AddDays(1), Caseworker.By()));
        alone.DeclareInterest(true, "Sold the machines", Zhou.By());
        AssertRefused("consultations.rule.no-expert", () => alone.Hold(Today, Caseworker.By()));
    }

    [Fact]
    public void A_conclusion_waits_for_every_opinion_or_says_why_not()
    {
        var one = In(Held);
        AssertRefused("consultations.rule.opinions-missing", "MissingOpinionsReason", () => one.Conclude("Two steps", [], null, Caseworker.By()));
        AssertRefused("consultations.rule.conclusion-needed", "Conclusion", () => one.Conclude(" ", [], "Ill", Caseworker.By()));
        one.Conclude("Two steps", [Point], "Peng is ill", Caseworker.By());
        Assert.Equal((Concluded, "Two steps", "Peng is ill", Today), (one.State, one.Conclusion, one.MissingOpinionsReason, one.ConcludedOn));
        Assert.Equal(Closed(one, Peng, "concluded"), Assert.Single(one.DeadlineInstructions));
        Assert.Equal([true, null], one.Seats.Select(seat => seat.OpinionAdopted));

        var complete = In(Held);
        complete.DeclareInterest(true, "Sold the machines", Peng.By());
        complete.Conclude("Two steps", [], null, Caseworker.By());
        Assert.Equal("", complete.MissingOpinionsReason);
        Assert.Equal([false, null], complete.Seats.Select(seat => seat.OpinionAdopted));
    }

    [Fact]
    public void An_adopted_point_comes_from_an_opinion_that_counts_and_from_no_remedy_yet()
    {
        AssertRefused("consultations.rule.point-text", "Points", () => Conclude(Point with { Text = " " }));
        AssertRefused("consultations.rule.point-without-opinion", "Points", () => Conclude(new("x", Peng.Person.Id)));
        AssertRefused("consultations.rule.not-invited", () => Conclude(new("x", Qian.Person.Id)));
        var one = In(Held);
        one.Conclude("Two steps", [new(" From the talk ", null, RemedyId.New())], "Ill", Caseworker.By());
        Assert.Equal([new AdoptedPoint("From the talk", null)], one.AdoptedPoints);

        static void Conclude(AdoptedPoint point) => In(Held).Conclude("Two steps", [point], "Ill", Caseworker.By());
    }

    [Fact]
    public void An_adopted_point_becomes_one_remedy()
    {
        var one = In(Concluded);
        var remedy = RemedyId.New();
        one.LinkRemedy(0, remedy, Caseworker.By());
        Assert.Equal(remedy, one.AdoptedPoints[0].RemedyId);
        AssertRefused("consultations.rule.point-linked", () => one.LinkRemedy(0, remedy, Caseworker.By()));
        AssertRefused("consultations.rule.no-point", () => one.LinkRemedy(1, remedy, Caseworker.By()));
        AssertRefused("consultations.rule.no-point", () => one.LinkRemedy(-1, remedy, Caseworker.By()));
    }

    [Fact]
    public void Calling_off_closes_what_is_owed_and_tells_the_experts()
    {
        var one = In(Scheduled);
        AssertRefused("consultations.rule.cancel-reason", "Reason", () => one.Cancel(null, Caseworker.By()));
        one.Cancel("Typhoon", Caseworker.By());
        Assert.Equal(Closed(one, Peng, "cancelled"), Assert.Single(one.DeadlineInstructions));
        Assert.Equal(2, one.Tells.Count(tell => tell.Kind == "consultation.cancelled"));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Nobody_but_the_regulator_runs_it(string who)
    {
        var act = Outsiders[who].By();
        AssertRefused("consultations.rule.regulator", () => Consultation.Request(Key, "H1", "x", ConsultationForm.Joint, [P1], act));
        AssertRefused("consultations.rule.regulator", () => In(Requested).ChangeProblems([P2], act));
        AssertRefused("consultations.rule.regulator", () => In(Requested).Schedule(Meeting, null, act));
        AssertRefused("consultations.rule.regulator", () => In(Requested).Invite(Qian.Person, Today, act));
        AssertRefused("consultations.rule.regulator", () => In(Requested).Uninvite(Peng.Person.Id, act));
        AssertRefused("consultations.rule.regulator", () => In(Scheduled).Hold(Today, act));
        AssertRefused("consultations.rule.regulator", () => In(Held).Conclude("x", [], "y", act));
        AssertRefused("consultations.rule.regulator", () => In(Concluded).LinkRemedy(0, RemedyId.New(), act));
        AssertRefused("consultations.rule.regulator", () => In(Requested).Cancel("x", act));
    }

    internal static CloseDeadline Closed(Consultation one, Actor expert, string reason) =>
        new(DeadlineKind.OpinionDue, one.Id.Value, expert.Person, Today, reason);

    internal static (PersonId To, string Kind, string Why) Told(Tell tell) => (tell.To, tell.Kind, tell.Why);
}
