using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Infrastructure;

/// <summary>Where and how this installation is reached: the section "Site" of the settings.</summary>
public sealed class SiteOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Site";

    /// <summary>Absolute address at which people open the product. Links in mail start with it; with https, cookies are host-bound and secure.</summary>
    [Required, Url]
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>IANA name of the time zone in which days are counted.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Whether a reverse proxy in front sets X-Forwarded-For and X-Forwarded-Proto, which are then believed.</summary>
    public bool BehindProxy { get; set; }

    /// <summary>Whether people reach the product by https.</summary>
    public bool Https => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
