using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Problems.ProblemSamples;

namespace Assistance.Domain.Tests.Problems;

public sealed class LookBackTests
{
    private static readonly Dictionary<string, (Action<LookBack> Do, LookBackState To)> Verbs = new()
    {
        ["Hold"] = (lookBack => lookBack.Hold(LookBackResult.Effective, "Still 96%", Today, Caseworker.By()), LookBackState.Done),
        ["Withdraw"] = (lookBack => lookBack.Withdraw(Caseworker.By()), LookBackState.Withdrawn),
        ["Reassign"] = (lookBack => lookBack.Reassign(Ma, null, Manager.By()), LookBackState.Booked),
    };

    private static LookBack Book(QualityProblem? problem = null) =>
        LookBack.Book(problem ?? In(ProblemState.Resolved), Sun, Ma, Caseworker.AsSelf, Today);

    [Fact]
    public void Booking_opens_the_deadline_of_the_lead_caseworker()
    {
        var lookBack = Book();
        var due = Today.AddDays(90);
        Assert.Equal((LookBackState.Booked, due, "P1", Sun), (lookBack.State, lookBack.DueOn, lookBack.Number, lookBack.Responsible));
        Assert.Equal(
            new OpenDeadline(DeadlineKind.LookBackDue, lookBack.Id.Value, Sun, Ma, Side.Regulator, due, due, "P1", Report.Title),
            Assert.Single(lookBack.DeadlineInstructions));
        Assert.Equal(["problem.look-back-booked"], lookBack.Kinds());
    }

    [Fact]
    public void Only_a_solved_problem_is_looked_back_at()
    {
        foreach (var state in Enum.GetValues<ProblemState>().Where(state => state != ProblemState.Resolved))
        {
            AssertRefused("problems.rule.look-back-not-resolved", () => Book(In(state)));
        }
    }

    [Fact]
    public void Every_verb_works_when_it_is_booked_and_is_refused_afterwards()
    {
        Assert.Equal(VerbsOf<LookBack>(), Verbs.Keys.ToHashSet());
        foreach (var (name, (act, to)) in Verbs)
        {
            var lookBack = Book();
            act(lookBack);
            Assert.Equal(to, lookBack.State);
            foreach (var end in new[] { "Hold", "Withdraw" })
            {
                var ended = Book();
                Verbs[end].Do(ended);
                AssertRefused("problems.rule.look-back-state", () => Verbs[name].Do(ended));
            }
        }
    }

    [Theory]
    [InlineData(LookBackResult.Effective, "problem.look-back-effective")]
    [InlineData(LookBackResult.NotEffective, "problem.look-back-not-effective")]
    public void A_look_closes_the_deadline_and_says_what_was_seen(LookBackResult result, string line)
    {
        var lookBack = Book();
        lookBack.ClearCollected();
        lookBack.Hold(result, " Seen ", Today.AddDays(-1), Caseworker.By());
        Assert.Equal((result, "Seen", Today.AddDays(-1), Caseworker.AsSelf), (lookBack.Result, lookBack.Note, lookBack.HeldOn, lookBack.HeldBy));
        Assert.Equal(
            new CloseDeadline(DeadlineKind.LookBackDue, lookBack.Id.Value, null, Today, "held"), Assert.Single(lookBack.DeadlineInstructions));
        Assert.Equal([line], lookBack.Kinds());
    }

    [Fact]
    public void A_hand_over_names_the_new_responsible_person_in_the_deadline()
    {
        var lookBack = Book();
        lookBack.ClearCollected();
        lookBack.Reassign(Ma, Sun, Manager.By());
        Assert.Equal(Ma, lookBack.Responsible);
        Assert.Equal(
            new ReassignDeadline(DeadlineKind.LookBackDue, lookBack.Id.Value, Sun, Ma, Sun), Assert.Single(lookBack.DeadlineInstructions));
        AssertRefused("problems.rule.manager", () => lookBack.Reassign(Sun, null, Caseworker.By()));
    }

    [Fact]
    public void A_look_is_in_the_past_noted_and_the_regulators()
    {
        AssertRefused("problems.rule.look-back-future", "On", () => Book().Hold(LookBackResult.Effective, "x", Today.AddDays(1), Caseworker.By()));
        AssertRefused("problems.rule.look-back-note", "Note", () => Book().Hold(LookBackResult.Effective, "", Today, Caseworker.By()));
        foreach (var stranger in Outsiders.Values.Append(Lead))
        {
            AssertRefused("problems.rule.regulator", () => Book().Hold(LookBackResult.Effective, "x", Today, stranger.By()));
            AssertRefused("problems.rule.regulator", () => Book().Withdraw(stranger.By()));
        }
    }
}
