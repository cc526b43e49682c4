namespace Assistance.Web.Features.Notices;

/// <summary>Addresses of the reader's notices.</summary>
public static class NoticesLinks
{
    /// <summary>What I was told.</summary>
    public const string List = "/notices";

    /// <summary>Only what I have not read.</summary>
    public const string Unread = "/notices?show=unread";
}
