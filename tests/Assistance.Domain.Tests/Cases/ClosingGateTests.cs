using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Problems;

namespace Assistance.Domain.Tests.Cases;

public class ClosingGateTests
{
    private static readonly ClosingFacts nothingOpen = new([], [], [], [], [], false, true);

    [Fact]
    public void Nothing_open_blocks_nothing() => Assert.Empty(ClosingGate.Blocks(nothingOpen));

    [Theory]
    [InlineData(CommitmentState.Proposed, false, "commitment-open")]
    [InlineData(CommitmentState.Agreed, false, "commitment-open")]
    [InlineData(CommitmentState.Agreed, true, "commitment-overdue")]
    [InlineData(CommitmentState.Confirmed, false, "commitment-unverified")]
    [InlineData(CommitmentState.Verified, false, null)]
    [InlineData(CommitmentState.Superseded, false, null)]
    [InlineData(CommitmentState.Declined, false, null)]
    [InlineData(CommitmentState.Withdrawn, false, null)]
    public void A_promise_blocks_until_it_has_its_end_whatever_the_result(CommitmentState state, bool overdue, string? kind)
    {
        foreach (var result in Enum.GetValues<CaseResult>())
        {
            var blocks = ClosingGate.Blocks(nothingOpen with { Commitments = [("C1", state, overdue)] }, result);

            Assert.Equal(kind is null ? [] : [new ClosingBlock(kind, "C1")], blocks);
        }
    }

    [Fact]
    public void An_open_problem_blocks_closing_as_effective_only()
    {
        foreach (var state in Enum.GetValues<ProblemState>())
        {
            var facts = nothingOpen with { Problems = [("P1", state)] };

            Assert.Equal(ClosingGate.IsOpen(state) ? 1 : 0, ClosingGate.Blocks(facts).Count);
            Assert.Empty(ClosingGate.Blocks(facts, CaseResult.ClosedNotEffective));
        }
    }

    [Fact]
    public void Look_backs_consultations_visits_and_unsigned_agreements_block_whatever_the_result()
    {
        var facts = nothingOpen with { OpenLookBacks = ["P2"], OpenConsultations = ["H1"], OpenVisits = ["V3"], AgreementIsOpen = true };
        foreach (var result in Enum.GetValues<CaseResult>())
        {
            Assert.Equal(
                ["look-back-open P2", "consultation-open H1", "visit-open V3", "agreement-open "],
                ClosingGate.Blocks(facts, result).Select(block => $"{block.Kind} {block.Number}"));
        }
    }

    [Fact]
    public void What_worked_has_a_measured_result()
    {
        var facts = nothingOpen with { HasOutcome = false };

        Assert.Equal("outcome-missing", Assert.Single(ClosingGate.Blocks(facts)).Kind);
        Assert.Empty(ClosingGate.Blocks(facts, CaseResult.ClosedNotEffective));
    }
}
