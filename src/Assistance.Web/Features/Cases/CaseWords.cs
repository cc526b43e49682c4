using Assistance.Domain.Cases;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Cases;

/// <summary>How the case pages name and draw things, and where their tabs and blocks lead.</summary>
internal static class CaseWords
{
    /// <summary>Where something that blocks closing is settled.</summary>
    public static string BlockUrl(string reference, ClosingBlock block) => block.Kind switch
    {
        "commitment-overdue" or "commitment-open" or "commitment-unverified" => Record(reference, "commitments", block.Number),
        "problem-open" or "look-back-open" => Record(reference, "problems", block.Number),
        "consultation-open" => Record(reference, "consultations", block.Number),
        "visit-open" => Record(reference, "visits", block.Number),
        "agreement-open" => AgreementsLinks.Details(reference),
        _ => CasesLinks.Tab(reference, "outcome"),
    };

    /// <summary>Address of a record of the case, by its number; all areas have the same shape.</summary>
    public static string Record(string reference, string area, string number) => $"/cases/{reference}/{area}/{number}";

    /// <summary>The look of a problem's state.</summary>
    public static StatusKind StatusOf(ProblemLine problem) => problem.State switch
    {
        ProblemState.Effective => StatusKind.Good,
        ProblemState.Reopened or ProblemState.Unresolved => StatusKind.Bad,
        ProblemState.Reported => StatusKind.Act,
        _ => StatusKind.Neutral,
    };

    /// <summary>The drawing of a problem's state.</summary>
    public static string IconOf(ProblemState state) => state switch
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

    /// <summary>Drawing and tone of a line of the history.</summary>
    public static (string Icon, string? Tone) Look(string kind) => kind switch
    {
        "commitment.verified" or "commitment.verified-partly" or "problem.effective" or "agreement.in-force" or "case.closed" => ("ok", "good"),
        "commitment.not-effective" or "problem.reopened" or "commitment.cause" => ("over", "bad"),
        "commitment.returned" => ("back", null),
        _ => kind[..kind.IndexOf('.', StringComparison.Ordinal)] switch
        {
            "chasing" => ("bell", "bad"),
            "visit" => ("visit", null),
            "consultation" => ("chat", null),
            "agreement" => ("file", null),
            "problem" => ("flag", null),
            "case" => ("case", null),
            _ => ("pen", null),
        },
    };
}
