namespace Assistance.Web.Features.Evidence;

/// <summary>Addresses about the evidence bundle of a case.</summary>
public static class EvidenceLinks
{
    /// <summary>Where the bundle of a case is made.</summary>
    public static string Bundle(string reference) => $"/cases/{reference}/evidence";
}
