using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using static Assistance.Domain.Consultations.ConsultationState;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Consultations.ConsultationTests;

namespace Assistance.Domain.Tests.Consultations;

public sealed class ConsultationExpertTests
{
    private static Consultation Invited(params Actor[] experts)
    {
        var one = Consultation.Request(Key, "H1", "Seams crack", ConsultationForm.Joint, [P1], Caseworker.By());
        foreach (var expert in experts)
        {
            one.Invite(expert.Person, Today.AddDays(7), Caseworker.By());
        }

        one.ClearCollected();
        return one;
    }

    [Fact]
    public void The_file_opens_after_a_declaration_that_there_is_no_conflict()
    {
        var one = Invited(Zhou, Qian);
        Assert.False(one.MayOpenFile(Zhou.Person.Id));
        one.DeclareInterest(false, null, Zhou.By());
        Assert.True(one.MayOpenFile(Zhou.Person.Id));
        Assert.False(one.MayOpenFile(Qian.Person.Id));
        Assert.False(one.MayOpenFile(Sun.Id));
        Assert.Equal(["consultation.no-conflict-declared"], one.Kinds());
        Assert.True(Assert.Single(one.Happenings).Internal);
        one.Cancel("Typhoon", Caseworker.By());
        Assert.False(one.MayOpenFile(Zhou.Person.Id));
    }

    [Fact]
    public void A_conflict_excludes_ends_the_duty_and_tells_who_asked()
    {
        var one = Invited(Zhou);
        AssertRefused("consultations.rule.conflict-statement", "Statement", () => one.DeclareInterest(true, " ", Zhou.By()));
        one.DeclareInterest(true, "Sold the machines", Zhou.By());
        Assert.False(one.MayOpenFile(Zhou.Person.Id));
        Assert.Equal(Closed(one, Zhou, "conflict"), Assert.Single(one.DeadlineInstructions));
        Assert.Equal((Sun.Id, "consultation.conflict", "lead"), Told(Assert.Single(one.Tells)));
        Assert.True(Assert.Single(one.Happenings).Internal);
        AssertRefused("consultations.rule.conflict-excludes", () => one.GiveOpinion("x", true, Zhou.By()));
        AssertRefused("consultations.rule.declared-before", () => one.DeclareInterest(false, null, Zhou.By()));
    }

    [Fact]
    public void A_conflict_that_comes_to_light_later_is_still_declared()
    {
        var one = Invited(Zhou);
        one.DeclareInterest(false, null, Zhou.By());
        AssertRefused("consultations.rule.declared-before", () => one.DeclareInterest(false, null, Zhou.By()));
        one.DeclareInterest(true, "My brother works there", Zhou.By());
        Assert.Equal(InterestDeclaration.Conflict, one.Seats.Single().Interest);
    }

    [Fact]
    public void An_opinion_comes_after_the_declaration_and_closes_the_deadline()
    {
        var one = Invited(Zhou);
        AssertRefused("consultations.rule.declare-first", () => one.GiveOpinion("Requalify", true, Zhou.By()));
        one.DeclareInterest(false, null, Zhou.By());
        AssertRefused("consultations.rule.opinion-needed", "Opinion", () => one.GiveOpinion("", true, Zhou.By()));
        one.GiveOpinion(" Requalify ", false, Zhou.By());
        var seat = one.Seats.Single();
        Assert.Equal(("Requalify", false, Today, 0), (seat.OpinionText, seat.Agrees, seat.OpinionOn, seat.OpinionPosition));
        Assert.Equal(Closed(one, Zhou, "given"), Assert.Single(one.DeadlineInstructions));
        Assert.Equal("consultation.dissent-given", one.Kinds().Last());
    }

    [Fact]
    public void An_opinion_is_written_anew_without_a_second_closing()
    {
        var one = Invited(Zhou, Qian);
        one.DeclareInterest(false, null, Zhou.By());
        one.DeclareInterest(false, null, Qian.By());
        one.GiveOpinion("First", true, Qian.By());
        one.GiveOpinion("Second", true, Zhou.By());
        one.GiveOpinion("First, better", false, Qian.By());
        Assert.Equal(2, one.DeadlineInstructions.Count);
        Assert.Equal([("Second", 1), ("First, better", 0)], one.Seats.Select(seat => (seat.OpinionText, seat.OpinionPosition!.Value)));
    }

    [Fact]
    public void Only_the_invited_expert_in_person_declares_and_writes()
    {
        var one = Invited(Zhou);
        AssertRefused("consultations.rule.expert", () => one.DeclareInterest(false, null, Caseworker.By()));
        AssertRefused("consultations.rule.expert", () => one.GiveOpinion("x", true, Lead.By()));
        AssertRefused("consultations.rule.not-invited", () => one.DeclareInterest(false, null, Qian.By()));
        AssertRefused("consultations.rule.not-invited", () => one.GiveOpinion("x", true, Qian.StandingInFor(Zhou).By()));
    }

    [Fact]
    public void A_case_file_brings_a_consultation_as_it_happened()
    {
        var one = Consultation.FromHistory(Key, History());
        Assert.Equal((Concluded, ConsultationForm.OnSite, "Two steps"), (one.State, one.Form, one.Conclusion));
        Assert.Equal((Today, Today, Today), (one.HeldOn, one.ConcludedOn, one.RequestedOn));
        Assert.Equal(["Zhou Hanjie (senior engineer)", "Qian Jiliang (metrologist)"], one.Seats.Select(seat => seat.ExpertName));
        Assert.Equal([("Calibrate", 0), ("Requalify", 1)], one.Seats.OrderBy(seat => seat.OpinionPosition).Select(seat => (seat.OpinionText, seat.OpinionPosition!.Value)));
        Assert.True(one.MayOpenFile(Zhou.Person.Id));
        Assert.Equal(["consultation.held", "consultation.concluded"], one.Kinds());
        Assert.Empty(one.DeadlineInstructions);
    }

    [Fact]
    public void Without_a_conclusion_it_is_held_or_still_ahead()
    {
        Assert.Equal(Held, Consultation.FromHistory(Key, History() with { Conclusion = "" }).State);
        var ahead = Consultation.FromHistory(Key, History() with { Conclusion = "", On = Today.AddDays(1), Opinions = [] });
        Assert.Equal((Scheduled, null, InterestDeclaration.NotDeclared), (ahead.State, ahead.HeldOn, ahead.Seats.First().Interest));
    }

    [Fact]
    public void A_case_file_cannot_bring_what_is_impossible()
    {
        AssertRefused("consultations.rule.history-future", () => Take(History() with { On = Today.AddDays(1) }));
        AssertRefused("consultations.rule.history-expert-twice", () => Take(History() with { Experts = [Zhou.Person, Zhou.Person] }));
        AssertRefused("consultations.rule.history-opinion", () => Take(History() with { Experts = [Zhou.Person] }));

        static void Take(ConsultationHistory history) => Consultation.FromHistory(Key, history);
    }

    private static ConsultationHistory History() => new(
        "H1", Today, Today, ConsultationForm.OnSite, [Zhou.Person, Qian.Person], [P1],
        [new(Qian.Person, "Calibrate", true), new(Zhou.Person, "Requalify", true)], "Two steps", Caseworker.AsSelf);
}
