namespace Assistance.Domain.Cases;

/// <summary>The stage of a case as people see it, in order.</summary>
public enum CaseStage
{
    /// <summary>No agreement is in force yet.</summary>
    Agreement = 1,

    /// <summary>Problems are looked for and their causes found.</summary>
    Diagnosis = 2,

    /// <summary>Causes are known; remedies and commitments are still to be agreed.</summary>
    Remedy = 3,

    /// <summary>Commitments are being kept.</summary>
    Delivery = 4,

    /// <summary>Everything is confirmed; something waits for verification.</summary>
    Verification = 5,

    /// <summary>Everything is verified; look-backs are to come.</summary>
    LookBack = 6,

    /// <summary>The case is closed.</summary>
    Closed = 7,
}

/// <summary>Counts from which the stage follows.</summary>
public sealed record StageFacts(
    CaseStatus Status, bool AgreementWasSigned, int Problems, int ProblemsWithoutCause,
    int OpenCommitments, int ConfirmedCommitments, int VerifiedCommitments);

/// <summary>Derives the stage; it is never stored (a status must not say more than happened).</summary>
public static class CaseStages
{
    /// <summary>The stage that the facts amount to.</summary>
    public static CaseStage Of(StageFacts facts) => facts switch
    {
        { Status: CaseStatus.Closed } => CaseStage.Closed,
        { AgreementWasSigned: false } => CaseStage.Agreement,
        { OpenCommitments: > 0 } => CaseStage.Delivery,
        { ConfirmedCommitments: > 0 } => CaseStage.Verification,
        { ProblemsWithoutCause: > 0 } => CaseStage.Diagnosis,
        { VerifiedCommitments: > 0 } => CaseStage.LookBack,
        { Problems: 0 } => CaseStage.Diagnosis,
        _ => CaseStage.Remedy,
    };
}
