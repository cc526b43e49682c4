namespace Assistance.Web.Features.Retention;

/// <summary>Addresses about how long things are kept.</summary>
public static class RetentionLinks
{
    /// <summary>The rules.</summary>
    public const string Rules = "/admin/retention";
}
