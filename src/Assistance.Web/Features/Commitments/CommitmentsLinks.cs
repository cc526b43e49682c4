using Assistance.Domain.Common;

namespace Assistance.Web.Features.Commitments;

/// <summary>Addresses of the pages about commitments.</summary>
public static class CommitmentsLinks
{
    /// <summary>The ledger 承诺台账.</summary>
    public const string List = "/commitments";

    /// <summary>The ledger as a workbook; takes the filters of the list.</summary>
    public const string Ledger = "/commitments/ledger";

    /// <summary>The ledger with filters.</summary>
    /// <param name="side">Whose promises, or null for both.</param>
    /// <param name="state">open (default), in-progress, to-agree, to-verify, ended, or all.</param>
    /// <param name="overdue">Only what is late.</param>
    /// <param name="mine">Only what the reader answers for.</param>
    public static string Filtered(Side? side = null, string? state = null, bool overdue = false, bool mine = false)
    {
        string?[] parts =
        [
            side is { } one ? "side=" + one.ToString().ToLowerInvariant() : null,
            state is null ? null : "state=" + state,
            overdue ? "overdue=true" : null,
            mine ? "owner=me" : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? List : $"{List}?{query}";
    }

    /// <summary>Everything about one commitment.</summary>
    /// <param name="reference">Of the case: BF-210211-2026-001.</param>
    /// <param name="number">Within the case: C3.</param>
    public static string Details(string reference, string number) => $"/cases/{reference}/commitments/{number}";

    /// <summary>Proposing one.</summary>
    public static string Propose(string reference) => $"/cases/{reference}/commitments/propose";

    /// <summary>Proposing one for a problem ("P1").</summary>
    public static string ProposeFor(string reference, string problem) => $"/cases/{reference}/commitments/propose?problem={problem}";

    /// <summary>Proposing one that carries out a remedy ("R1") for a problem.</summary>
    public static string ProposeFor(string reference, string problem, string remedy) => $"{ProposeFor(reference, problem)}&remedy={remedy}";

    public static string Agree(string reference, string number) => Details(reference, number) + "/agree";

    public static string Decline(string reference, string number) => Details(reference, number) + "/decline";

    public static string ReportProgress(string reference, string number) => Details(reference, number) + "/progress";

    public static string Confirm(string reference, string number) => Details(reference, number) + "/confirm";

    public static string Verify(string reference, string number) => Details(reference, number) + "/verify";

    public static string RequestExtension(string reference, string number) => Details(reference, number) + "/extension";

    public static string DecideExtension(string reference, string number) => Details(reference, number) + "/extension/decide";

    public static string Withdraw(string reference, string number) => Details(reference, number) + "/withdraw";

    public static string Reassign(string reference, string number) => Details(reference, number) + "/reassign";

    public static string RaiseObjection(string reference, string number) => Details(reference, number) + "/objection";
}
