namespace Assistance.Web.Features.Closings;

/// <summary>Address of the page about closing days.</summary>
public static class ClosingsLinks
{
    /// <summary>Closing days of the own enterprise or bureau; all bureaux' for administrators.</summary>
    public const string Home = "/closings";
}
