namespace Assistance.Web.Features.Visits;

/// <summary>Addresses of the pages about visits.</summary>
public static class VisitsLinks
{
    /// <summary>What stands in place of a number while a visit without a plan is written down.</summary>
    public const string Unplanned = "new";

    /// <summary>The list.</summary>
    public const string List = "/visits";

    /// <summary>The list of visits that were made.</summary>
    public const string Held = "/visits?show=held";

    /// <summary>One visit.</summary>
    /// <param name="reference">Of the case: BF-210211-2026-001.</param>
    /// <param name="number">Within the case: V1.</param>
    public static string Details(string reference, string number) => $"/cases/{reference}/visits/{number}";

    public static string Plan(string reference) => $"/cases/{reference}/visits/plan";

    /// <summary>Writing down a visit that nobody planned.</summary>
    public static string RecordUnplanned(string reference) => Record(reference, Unplanned);

    public static string Record(string reference, string number) => Details(reference, number) + "/record";

    public static string Reschedule(string reference, string number) => Details(reference, number) + "/reschedule";

    public static string Correct(string reference, string number) => Details(reference, number) + "/correct";

    public static string Cancel(string reference, string number) => Details(reference, number) + "/cancel";

    public static string Acknowledge(string reference, string number) => Details(reference, number) + "/acknowledge";

    public static string Rate(string reference, string number) => Details(reference, number) + "/rate";

    /// <summary>The record as a document.</summary>
    public static string Print(string reference, string number) => Details(reference, number) + "/print";
}
