using Assistance.Domain.Commitments;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Problems;

/// <summary>How states look on the pages about problems.</summary>
public static class ProblemWords
{
    /// <summary>The look of a problem's state.</summary>
    public static StatusKind Kind(ProblemState state) => state switch
    {
        ProblemState.Effective => StatusKind.Good,
        ProblemState.Reopened or ProblemState.Unresolved => StatusKind.Bad,
        ProblemState.Reported => StatusKind.Act,
        _ => StatusKind.Neutral,
    };

    /// <summary>The drawing of a problem's state.</summary>
    public static string Icon(ProblemState state) => state switch
    {
        ProblemState.Reported => "flag",
        ProblemState.Diagnosed => "ver",
        ProblemState.InRemedy => "run",
        ProblemState.Resolved => "soon",
        ProblemState.Effective => "ok",
        ProblemState.Reopened => "back",
        ProblemState.Unresolved => "over",
        _ => "out",
    };

    /// <summary>The status word of a commitment.</summary>
    public static StatusKind Kind(ProblemPromise promise, DateOnly today) => promise.State switch
    {
        CommitmentState.Proposed => StatusKind.Proposed,
        CommitmentState.Agreed => promise.Due < today ? StatusKind.Bad : StatusKind.InProgress,
        CommitmentState.Confirmed => StatusKind.ToVerify,
        CommitmentState.Verified => StatusKind.Verified,
        CommitmentState.Superseded => StatusKind.Superseded,
        CommitmentState.Declined => StatusKind.Declined,
        _ => StatusKind.Withdrawn,
    };

    /// <summary>Whether the commitment is late.</summary>
    public static bool IsLate(ProblemPromise promise, DateOnly today) => promise.State == CommitmentState.Agreed && promise.Due < today;
}
