namespace Assistance.Web.Features.Agreements;

/// <summary>Addresses of the pages about the agreement of a case.</summary>
public static class AgreementsLinks
{
    /// <summary>The agreement that counts now, with those before it.</summary>
    public static string Details(string reference) => $"/cases/{reference}/agreement";

    /// <summary>Writing or changing the draft.</summary>
    public static string Draft(string reference) => $"/cases/{reference}/agreement/draft";

    /// <summary>The text as it is, or was, laid before both sides.</summary>
    /// <param name="number">Number of the agreement, "BF-210211-2026-001-A1".</param>
    public static string Document(string reference, string number) => $"/cases/{reference}/agreement/document/{number}";

    public static string Approve(string reference) => $"/cases/{reference}/agreement/approve";

    public static string Send(string reference) => $"/cases/{reference}/agreement/send";

    public static string TakeBack(string reference) => $"/cases/{reference}/agreement/take-back";

    public static string Sign(string reference) => $"/cases/{reference}/agreement/sign";

    /// <summary>Recording the countersigned scan.</summary>
    public static string Scan(string reference) => $"/cases/{reference}/agreement/scan";

    public static string Amend(string reference) => $"/cases/{reference}/agreement/amend";

    public static string Renew(string reference) => $"/cases/{reference}/agreement/renew";

    public static string Terminate(string reference) => $"/cases/{reference}/agreement/terminate";

    /// <summary>The certificate of completion, checked now.</summary>
    /// <param name="number">Number of the agreement.</param>
    public static string Certificate(string reference, string number) => $"/cases/{reference}/agreement/certificate/{number}";

    /// <summary>Where anybody who has a certificate can have it checked.</summary>
    /// <param name="sha256">Hash of the certificate.</param>
    public static string Verify(string sha256) => $"/verify/{sha256}";
}
