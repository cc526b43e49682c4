namespace Assistance.Web.Features.Today;

/// <summary>Addresses of Today.</summary>
public static class TodayLinks
{
    /// <summary>What waits for the reader.</summary>
    public const string Page = "/today";
}
