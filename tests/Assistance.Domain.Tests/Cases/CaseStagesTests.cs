using Assistance.Domain.Cases;

namespace Assistance.Domain.Tests.Cases;

public class CaseStagesTests
{
    private static readonly StageFacts signed = new(CaseStatus.Open, true, 0, 0, 0, 0, 0);

    [Fact]
    public void The_stage_follows_from_the_facts()
    {
        Assert.Equal(CaseStage.Agreement, CaseStages.Of(signed with { AgreementWasSigned = false, Problems = 2, OpenCommitments = 1 }));
        Assert.Equal(CaseStage.Diagnosis, CaseStages.Of(signed));
        Assert.Equal(CaseStage.Diagnosis, CaseStages.Of(signed with { Problems = 2, ProblemsWithoutCause = 1 }));
        Assert.Equal(CaseStage.Remedy, CaseStages.Of(signed with { Problems = 2 }));
        Assert.Equal(CaseStage.Delivery, CaseStages.Of(signed with { Problems = 2, OpenCommitments = 1, ConfirmedCommitments = 1 }));
        Assert.Equal(CaseStage.Verification, CaseStages.Of(signed with { Problems = 2, ConfirmedCommitments = 1, VerifiedCommitments = 4 }));
        Assert.Equal(CaseStage.LookBack, CaseStages.Of(signed with { Problems = 2, VerifiedCommitments = 4 }));
        Assert.Equal(CaseStage.Closed, CaseStages.Of(signed with { Status = CaseStatus.Closed, OpenCommitments = 1 }));
    }

    [Fact]
    public void A_pause_does_not_change_the_stage() =>
        Assert.Equal(CaseStage.Delivery, CaseStages.Of(signed with { Status = CaseStatus.Paused, OpenCommitments = 1 }));
}
