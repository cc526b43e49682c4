namespace Assistance.Web.Features.Problems;

/// <summary>Addresses of the pages about quality problems.</summary>
public static class ProblemsLinks
{
    /// <summary>Look-backs that are to be done.</summary>
    public const string LookBacks = "/look-backs";

    /// <summary>One problem.</summary>
    /// <param name="reference">Of the case: BF-210211-2026-001.</param>
    /// <param name="number">Within the case: P1.</param>
    public static string Details(string reference, string number) => $"/cases/{reference}/problems/{number}";

    public static string Report(string reference) => $"/cases/{reference}/problems/report";

    public static string Correct(string reference, string number) => Details(reference, number) + "/correct";

    public static string Diagnose(string reference, string number) => Details(reference, number) + "/diagnose";

    public static string Reassess(string reference, string number) => Details(reference, number) + "/reassess";

    public static string Dismiss(string reference, string number) => Details(reference, number) + "/dismiss";

    public static string Reopen(string reference, string number) => Details(reference, number) + "/reopen";

    public static string Refer(string reference, string number) => Details(reference, number) + "/refer";

    public static string MarkCommon(string reference, string number) => Details(reference, number) + "/common";

    public static string ResearchTeam(string reference, string number) => Details(reference, number) + "/team";

    public static string AddMilestone(string reference, string number) => Details(reference, number) + "/team/milestone";

    public static string Prescribe(string reference, string number) => Details(reference, number) + "/remedies/prescribe";

    /// <param name="remedy">Within the case: R1.</param>
    public static string ChangeRemedy(string reference, string number, string remedy) => Details(reference, number) + $"/remedies/{remedy}/change";

    public static string HoldLookBack(string reference, string number) => Details(reference, number) + "/look-back";

    /// <summary>The diagnosis as a document.</summary>
    public static string Print(string reference, string number) => Details(reference, number) + "/print";
}
