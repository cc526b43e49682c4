namespace Assistance.Web.Features.Audit;

/// <summary>Addresses of the audit trail.</summary>
public static class AuditLinks
{
    /// <summary>审计记录.</summary>
    public const string List = "/audit";

    /// <summary>All of one case.</summary>
    public static string OfCase(string reference) => $"{List}?case={Uri.EscapeDataString(reference)}";

    /// <summary>Who looked at what is confidential in a case.</summary>
    public static string Readings(string reference) => $"{OfCase(reference)}&interest={nameof(AuditInterest.Readings)}";
}
