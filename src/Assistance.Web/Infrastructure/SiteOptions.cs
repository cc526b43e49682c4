using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

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

    /// <summary>Addresses or networks of the reverse proxies that are believed, "10.0.0.7" or "10.0.0.0/24"; empty: those on the same machine.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary><see cref="Proxies"/> as networks.</summary>
    public IEnumerable<IPNetwork> ProxyNetworks => Proxies.Select(Network).OfType<IPNetwork>();

    /// <summary>Whether people reach the product by https.</summary>
    public bool Https => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A network, or a single address as one; null when it is neither.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
