using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>What lists say about a commitment on a day.</summary>
public sealed class CommitmentStandingTests
{
    [Fact]
    public void Working_days_overdue_are_those_after_the_due_date_up_to_and_including_today()
    {
        var standing = On("2026-11-20", due: "2026-10-30");

        Assert.Equal((15, 15, 3, 0), (standing.WorkingDaysLate, standing.WorkingDaysOver, standing.Level, standing.WorkingDaysLeft));
    }

    [Theory]
    [InlineData("2026-10-29", 1, 0, 0)]
    [InlineData("2026-10-30", 0, 0, 0)]
    [InlineData("2026-10-31", 0, 0, 0)]
    [InlineData("2026-11-02", 0, 1, 1)]
    [InlineData("2026-11-06", 0, 5, 2)]
    [InlineData("2026-11-13", 0, 10, 3)]
    public void It_counts_down_to_the_date_and_up_after_it(string asOf, int left, int over, int level)
    {
        var standing = On(asOf, due: "2026-10-30");

        Assert.Equal((left, over, level), (standing.WorkingDaysLeft, standing.WorkingDaysOver, standing.Level));
    }

    [Fact]
    public void A_confirmation_ends_lateness_and_starts_the_count_to_the_verification()
    {
        var commitment = Agreed("2026-10-30");
        commitment.Confirm([], null, null, China, CommitmentSamples.OwnerActor.On(Day("2026-11-05")));

        var standing = CommitmentStanding.Of(commitment, null, Day("2026-11-20"), China, ChaseLadder.Default);

        Assert.Equal(4, standing.WorkingDaysLate);
        Assert.Equal((Day("2026-11-19"), 0, 1, 1), (standing.ActBy, standing.WorkingDaysLeft, standing.WorkingDaysOver, standing.Level));
        Assert.Equal(Side.Regulator, CommitmentStanding.Acts(commitment));
    }

    [Fact]
    public void What_the_chasing_does_next_is_told_in_order()
    {
        var (commitment, deadline) = (Agreed("2026-10-30"), Open("2026-10-30"));

        Assert.Equal(["R5", "R1", "R0", "L1", "L2", "L3"], Coming("2026-10-01"));
        deadline.Chase(Day("2026-10-23"), China, ChaseLadder.Default);
        Assert.Equal(["R1", "R0", "L1", "L2", "L3"], Coming("2026-10-24"));

        string[] Coming(string asOf) =>
            [.. CommitmentStanding.Of(commitment, deadline, Day(asOf), China, ChaseLadder.Default).Coming.Select(step => step.Rung.Code)];
    }

    [Fact]
    public void A_step_that_a_missed_sweep_left_behind_comes_with_the_next_one()
    {
        var coming = ChaseOutlook.Of(Open("2026-10-30"), Day("2026-11-20"), China, ChaseLadder.Default);

        Assert.Equal([("L1", Day("2026-11-20")), ("L2", Day("2026-11-20")), ("L3", Day("2026-11-20"))], coming.Select(step => (step.Rung.Code, step.Day)));
    }

    [Fact]
    public void After_the_highest_level_every_Monday_follows()
    {
        var deadline = Open("2026-10-30");
        deadline.Chase(Day("2026-11-20"), China, ChaseLadder.Default);

        Assert.Equal([("W2026-11-23", Day("2026-11-23"))], ChaseOutlook.Of(deadline, Day("2026-11-20"), China, ChaseLadder.Default).Select(step => (step.Rung.Code, step.Day)));
    }

    [Fact]
    public void A_closed_deadline_has_nothing_to_come()
    {
        var deadline = Open("2026-10-30");
        deadline.Close(Day("2026-10-20"), "confirmed");

        Assert.Empty(ChaseOutlook.Of(deadline, Day("2026-11-20"), China, ChaseLadder.Default));
    }

    [Fact]
    public void What_has_ended_is_owed_by_nobody()
    {
        var commitment = Agreed("2026-10-30");
        commitment.Withdraw("No longer needed", Manager.On(Day("2026-10-01")));

        var standing = CommitmentStanding.Of(commitment, null, Day("2026-11-20"), China, ChaseLadder.Default);

        Assert.Equal((0, 0, (DateOnly?)null), (standing.WorkingDaysLate, standing.Level, standing.ActBy));
        Assert.Null(CommitmentStanding.Acts(commitment));
    }

    private static CommitmentStanding On(string asOf, string due) =>
        CommitmentStanding.Of(Agreed(due), Open(due), Day(asOf), China, ChaseLadder.Default);

    private static Commitment Agreed(string due) => CommitmentSamples.Agreed(due: due, agreedOn: "2026-03-19");

    private static Deadline Open(string due) => Deadline.Open(
        new(DeadlineKind.CommitmentDue, Guid.CreateVersion7(), CommitmentSamples.Owner, null, Side.Enterprise, Day(due), Day(due), "C1", "Recalibrate"),
        Key, Day("2026-03-19"), China, ChaseLadder.Default);
}
