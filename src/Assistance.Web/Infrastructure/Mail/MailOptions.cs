using System.ComponentModel.DataAnnotations;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>
/// How mail leaves: the section "Mail" of the settings. Only in production and with a host does it leave at all; otherwise it goes to the
/// folder "mail" of the installation, so that a copy of production never writes to real people.
/// </summary>
public sealed class MailOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>Address that mail comes from.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "assistance@localhost.localdomain";

    /// <summary>Name that mail comes from.</summary>
    public string FromName { get; set; } = "Assistance";

    /// <summary>Host of the SMTP server, or empty.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port of the SMTP server: 587 for submission with STARTTLS, 25 within one's own net. Implicit TLS (465) is not spoken.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted by STARTTLS.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Account at the server, or empty for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password of the account.</summary>
    public string Password { get; set; } = "";

    /// <summary>Seconds after which an attempt is given up.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Connections to the server at the same time.</summary>
    [Range(1, 32)]
    public int Connections { get; set; } = 4;

    /// <summary>
    /// Seconds for which a node keeps mail for itself that it is about to send. When the node dies, another one sends it after that time.
    /// More than two attempts take.
    /// </summary>
    [Range(2, 3600)]
    public int LeaseSeconds { get; set; } = 120;
}
