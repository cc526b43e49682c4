namespace Assistance.Web.Features.Cases;

/// <summary>Addresses of the pages about cases. A reference is letters, digits and hyphens only.</summary>
public static class CasesLinks
{
    /// <summary>The list.</summary>
    public const string List = "/cases";

    /// <summary>Opening a case; first the enterprise is chosen.</summary>
    public const string Open = "/cases/open";

    /// <summary>Opening a case for this enterprise.</summary>
    /// <param name="uscc">Unified social credit code.</param>
    public static string OpenFor(string uscc) => $"/cases/open?enterprise={Uri.EscapeDataString(uscc)}";

    /// <summary>The case itself.</summary>
    public static string Details(string reference) => $"/cases/{reference}";

    /// <summary>One tab of the case: "agreement", "visits", "problems", "consultations", "commitments", "outcome", "files".</summary>
    public static string Tab(string reference, string tab) => $"/cases/{reference}/{tab}";

    /// <summary>Everything that happened.</summary>
    public static string Timeline(string reference) => $"/cases/{reference}/timeline";

    /// <summary>What the chasing did.</summary>
    public static string ChasingTimeline(string reference) => $"/cases/{reference}/timeline?only=chasing";

    public static string Pause(string reference) => $"/cases/{reference}/pause";

    public static string Resume(string reference) => $"/cases/{reference}/resume";

    /// <summary>The manager decides about the dates of a paused case.</summary>
    public static string Dates(string reference) => $"/cases/{reference}/dates";

    public static string Reassign(string reference) => $"/cases/{reference}/reassign";

    public static string Close(string reference) => $"/cases/{reference}/close";

    public static string Reopen(string reference) => $"/cases/{reference}/reopen";

    public static string AddNote(string reference) => $"/cases/{reference}/note";

    /// <summary>Measured results.</summary>
    public static string RecordOutcome(string reference) => $"/cases/{reference}/outcome/record";

    /// <summary>The enterprise attests the measured results.</summary>
    public static string AttestOutcome(string reference) => $"/cases/{reference}/outcome/attest";

    /// <summary>The enterprise says how satisfied it is.</summary>
    public static string Rate(string reference) => $"/cases/{reference}/rate";

    /// <summary>One enterprise, one plan, as a document.</summary>
    public static string Plan(string reference) => $"/cases/{reference}/plan";

    /// <summary>The certificate of a closed case, as a document.</summary>
    public static string Certificate(string reference) => $"/cases/{reference}/certificate";
}
