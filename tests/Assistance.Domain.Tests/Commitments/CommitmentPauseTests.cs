using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using static Assistance.Domain.Tests.CaseCast;
using static Assistance.Domain.Tests.Commitments.CommitmentSamples;
using static Assistance.Domain.Tests.Samples;

namespace Assistance.Domain.Tests.Commitments;

/// <summary>A manager decided that the days of a pause do not count.</summary>
public sealed class CommitmentPauseTests
{
    [Fact]
    public void The_date_moves_the_first_one_stays_and_an_earlier_day_is_still_answered_by_the_old_date()
    {
        var commitment = Agreed();
        AssertRefused("commitments.rule.manager", () => commitment.Postpone(14, "Moving", Caseworker.By()));
        AssertRefused("cases.rule.days", "Days", () => commitment.Postpone(0, "Moving", Manager.By()));

        commitment.Postpone(14, "Moving", Manager.By());

        Assert.Equal((Day("2026-11-13"), Day("2026-10-30")), (commitment.Due, commitment.OriginalDue));
        Assert.Equal(Day("2026-10-30"), CommitmentAsOf.Of(commitment, Today.AddDays(-1), []).Due);
        Assert.Equal(Day("2026-11-13"), CommitmentAsOf.Of(commitment, Today, []).Due);
        Assert.Equal(["commitment.moved"], commitment.Happenings.Select(one => one.Kind));
    }

    [Fact]
    public void It_is_not_the_one_extension_and_makes_room_for_it()
    {
        var commitment = Agreed();
        commitment.Postpone(14, "Moving", Manager.By());

        Assert.Null(commitment.WhyNot(CommitmentVerb.RequestExtension, OwnerActor.By(), China));
        Assert.Equal(Day("2026-10-30").AddDays(74), commitment.LatestExtension);
    }

    [Fact]
    public void A_wish_for_more_time_moves_along_and_can_still_be_decided()
    {
        var commitment = Agreed();
        commitment.RequestExtension(Day("2026-11-10"), "The press is late", "By hand", Ma, China, OwnerActor.By());
        commitment.Postpone(14, "Moving", Manager.By());

        Assert.Equal(Day("2026-11-24"), commitment.PendingExtension!.NewDue);
        commitment.DecideExtension(true, null, Manager.By());
        Assert.Equal(Day("2026-11-24"), commitment.Due);
    }

    [Fact]
    public void A_rework_date_and_the_date_of_a_verification_move_as_well()
    {
        var returned = Confirmed();
        returned.Return("Not legible", Day("2026-12-30"), China, Caseworker.By());
        returned.Postpone(14, "Moving", Manager.By());
        Assert.Equal(Day("2027-01-13"), returned.EffectiveDue);
        Assert.Equal(Day("2027-01-13"), CommitmentAsOf.Of(returned, Today, [Today]).EffectiveDue);

        var confirmed = Confirmed();
        var verifyBy = confirmed.VerifyBy!.Value;
        confirmed.Postpone(14, "Moving", Manager.By());
        Assert.Equal((verifyBy.AddDays(14), Day("2026-10-30")), (confirmed.VerifyBy!.Value, confirmed.Due));
    }

    [Fact]
    public void The_deadline_gets_a_new_version_and_tells_its_history_unless_its_commitment_does()
    {
        var opinion = Deadline.Open(new OpenDeadline(DeadlineKind.OpinionDue, Guid.CreateVersion7(), Sun, null, Side.Regulator, Today, Today, "H1", ""), Key, Today, China, ChaseLadder.Default);
        opinion.Chase(Today, China, ChaseLadder.Default);
        opinion.ClearCollected();
        Assert.Throws<BrokenRuleException>(() => opinion.Postpone(7, "Moving", Caseworker.By(), China, ChaseLadder.Default));

        opinion.Postpone(7, "Moving", Manager.By(), China, ChaseLadder.Default);

        Assert.Equal((Today.AddDays(7), Today, 2, 0), (opinion.Due, opinion.OriginalDue, opinion.Version, opinion.RaisedRungs.Count));
        Assert.Equal(["chasing.moved"], opinion.Happenings.Select(one => one.Kind));

        var promise = Deadline.Open(new OpenDeadline(DeadlineKind.CommitmentDue, Guid.CreateVersion7(), Sun, null, Side.Regulator, Today, Today, "C1", ""), Key, Today, China, ChaseLadder.Default);
        promise.Postpone(7, "Moving", Manager.By(), China, ChaseLadder.Default);
        Assert.Empty(promise.Happenings);
    }
}
