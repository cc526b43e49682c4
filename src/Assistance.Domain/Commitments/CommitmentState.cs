namespace Assistance.Domain.Commitments;

/// <summary>States of a commitment. Overdue is no state: it is derived from the dates.</summary>
public enum CommitmentState
{
    /// <summary>待同意: one side offers or asks, the other has not answered.</summary>
    Proposed = 1,

    /// <summary>进行中: promised; its deadline runs.</summary>
    Agreed = 2,

    /// <summary>待验证: the owner says it is done; somebody else must check.</summary>
    Confirmed = 3,

    /// <summary>已验证: checked by someone who is not the owner, and it worked, wholly or partly.</summary>
    Verified = 4,

    /// <summary>已替代: it did not work; another commitment stands in its place.</summary>
    Superseded = 5,

    /// <summary>未同意: the other side declined.</summary>
    Declined = 6,

    /// <summary>已撤销: a manager withdrew it, with a reason.</summary>
    Withdrawn = 7,
}

/// <summary>What can be done with a commitment.</summary>
public enum CommitmentVerb
{
    /// <summary>The other side agrees.</summary>
    Agree = 1,

    /// <summary>The other side declines.</summary>
    Decline = 2,

    /// <summary>Owner or backup report percent and note.</summary>
    ReportProgress = 3,

    /// <summary>完成: owner or backup say that it is done, with evidence.</summary>
    Confirm = 4,

    /// <summary>退回: the verifier sends it back to be reworked.</summary>
    Return = 5,

    /// <summary>验证 as effective or partly effective.</summary>
    Verify = 6,

    /// <summary>验证 as not effective.</summary>
    VerifyNotEffective = 7,

    /// <summary>延期: the owner asks for more time.</summary>
    RequestExtension = 8,

    /// <summary>A manager decides on more time.</summary>
    DecideExtension = 9,

    /// <summary>A manager withdraws it.</summary>
    Withdraw = 10,

    /// <summary>A manager names another owner.</summary>
    Reassign = 11,
}

/// <summary>Which verb leads from which state where: the table of the specification, and nothing else.</summary>
public static class CommitmentTransitions
{
    private static readonly Dictionary<(CommitmentState From, CommitmentVerb Verb), CommitmentState> Table = new()
    {
        [(CommitmentState.Proposed, CommitmentVerb.Agree)] = CommitmentState.Agreed,
        [(CommitmentState.Proposed, CommitmentVerb.Decline)] = CommitmentState.Declined,
        [(CommitmentState.Proposed, CommitmentVerb.Withdraw)] = CommitmentState.Withdrawn,
        [(CommitmentState.Agreed, CommitmentVerb.ReportProgress)] = CommitmentState.Agreed,
        [(CommitmentState.Agreed, CommitmentVerb.Confirm)] = CommitmentState.Confirmed,
        [(CommitmentState.Agreed, CommitmentVerb.RequestExtension)] = CommitmentState.Agreed,
        [(CommitmentState.Agreed, CommitmentVerb.DecideExtension)] = CommitmentState.Agreed,
        [(CommitmentState.Agreed, CommitmentVerb.Withdraw)] = CommitmentState.Withdrawn,
        [(CommitmentState.Agreed, CommitmentVerb.Reassign)] = CommitmentState.Agreed,
        [(CommitmentState.Confirmed, CommitmentVerb.Return)] = CommitmentState.Agreed,
        [(CommitmentState.Confirmed, CommitmentVerb.Verify)] = CommitmentState.Verified,
        [(CommitmentState.Confirmed, CommitmentVerb.VerifyNotEffective)] = CommitmentState.Superseded,
        [(CommitmentState.Confirmed, CommitmentVerb.Reassign)] = CommitmentState.Confirmed,
    };

    /// <summary>Every allowed move.</summary>
    public static IReadOnlyDictionary<(CommitmentState From, CommitmentVerb Verb), CommitmentState> All => Table;

    /// <summary>Whether the verb is allowed in the state.</summary>
    public static bool Allows(CommitmentState from, CommitmentVerb verb) => Table.ContainsKey((from, verb));

    /// <summary>The state after the verb, or null when it is not allowed.</summary>
    public static CommitmentState? Next(CommitmentState from, CommitmentVerb verb) =>
        Table.TryGetValue((from, verb), out var to) ? to : null;
}
