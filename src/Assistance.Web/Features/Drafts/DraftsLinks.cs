namespace Assistance.Web.Features.Drafts;

/// <summary>Addresses of drafts.</summary>
public static class DraftsLinks
{
    /// <summary>The reader's own drafts.</summary>
    public const string List = "/drafts";
}
