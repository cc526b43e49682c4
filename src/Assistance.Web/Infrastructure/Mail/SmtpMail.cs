using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>Hands mail to an SMTP server, over one connection as long as it holds.</summary>
public sealed class SmtpMail(IOptions<MailOptions> options) : IMailSender, IDisposable
{
    private SmtpClient? client;

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            using var message = mail.ToMessage(options.Value);
            await (client ??= Connect()).SendMailAsync(message, patience.Token);
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or ArgumentException or InvalidOperationException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // whatever state the connection is in, the next mail gets a new one
            Dispose();
            var cause = failure.InnerException?.Message;
            throw new MailException(failure is OperationCanceledException ? $"No answer within {options.Value.TimeoutSeconds} s." : cause is null ? failure.Message : $"{failure.Message} {cause}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client?.Dispose();
        client = null;
    }

    private SmtpClient Connect() => new(options.Value.Host, options.Value.Port)
    {
        EnableSsl = options.Value.StartTls,
        Timeout = options.Value.TimeoutSeconds * 1000,
        Credentials = options.Value.User.Length > 0 ? new NetworkCredential(options.Value.User, options.Value.Password) : null,
    };
}
