namespace Assistance.Web.Features.Consultations;

/// <summary>Addresses of the pages about consultations.</summary>
public static class ConsultationsLinks
{
    /// <summary>The list; for an expert the own ones.</summary>
    public const string List = "/consultations";

    /// <summary>The list in one state: "open", "requested", "scheduled", "held", "concluded", "cancelled" or "all".</summary>
    public static string Filtered(string state) => $"{List}?state={state}";

    /// <summary>Asking for one.</summary>
    /// <param name="reference">Of the case: BF-210211-2026-001.</param>
    public static string Request(string reference) => $"/cases/{reference}/consultations/request";

    /// <summary>Asking for one about a problem ("P1").</summary>
    public static string RequestFor(string reference, string problem) => $"{Request(reference)}?problem={problem}";

    /// <summary>The consultation itself; leads an expert who has not declared interests to <see cref="Declare"/>.</summary>
    /// <param name="number">Within the case: H1.</param>
    public static string Details(string reference, string number) => $"/cases/{reference}/consultations/{number}";

    public static string Schedule(string reference, string number) => Details(reference, number) + "/schedule";

    /// <summary>Inviting experts, and taking invitations back.</summary>
    public static string Invite(string reference, string number) => Details(reference, number) + "/invite";

    /// <summary>Naming other problems.</summary>
    public static string ChangeProblems(string reference, string number) => Details(reference, number) + "/problems";

    /// <summary>Recording that it took place.</summary>
    public static string Hold(string reference, string number) => Details(reference, number) + "/hold";

    public static string Conclude(string reference, string number) => Details(reference, number) + "/conclude";

    public static string Cancel(string reference, string number) => Details(reference, number) + "/cancel";

    /// <summary>Making a remedy of an adopted point.</summary>
    /// <param name="point">Number of the point as people count, from 1.</param>
    public static string Prescribe(string reference, string number, int point) => $"{Details(reference, number)}/points/{point}/remedy";

    /// <summary>An expert declares interests.</summary>
    public static string Declare(string reference, string number) => Details(reference, number) + "/declare";

    /// <summary>An expert writes the opinion.</summary>
    public static string GiveOpinion(string reference, string number) => Details(reference, number) + "/opinion";

    /// <summary>The minutes, to print.</summary>
    public static string Minutes(string reference, string number) => Details(reference, number) + "/minutes";

    /// <summary>A problem of the case, whose own page belongs to another area.</summary>
    internal static string Problem(string reference, string problem) => $"/cases/{reference}/problems/{problem}";
}
