using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>
/// Hands mail to an SMTP server over connections that are kept as long as they hold; several mails may be on their way at the same time,
/// each over its own.
/// </summary>
public sealed partial class SmtpMail(IOptions<MailOptions> options) : IMailSender, IDisposable
{
    private const int NotPermitted = 530;
    private const int BadCredentials = 535;
    private const int MustEncrypt = 538;

    private readonly ConcurrentBag<SmtpClient> idle = [];

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var kept = idle.TryTake(out var connection);
        try
        {
            await SendAsync(connection ?? Connect(), mail, cancellationToken);
        }
        catch (MailException failure) when (kept && failure is { Failure: MailFailure.Server } or { Failure: MailFailure.Temporary, Code: null, InnerException: not TimeoutException })
        {
            // servers end connections that rested, or carried enough mails: that is no failure of this one
            await SendAsync(Connect(), mail, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private async Task SendAsync(SmtpClient connection, OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryCreate(mail.To, out _))
        {
            idle.Add(connection);
            throw new MailException(MailFailure.Address, null, $"{mail.To} is no address.");
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            using var message = mail.ToMessage(options.Value);
            await connection.SendMailAsync(message, cancellationToken);
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or ArgumentException or InvalidOperationException or IOException)
        {
            // whatever state the connection is in, the next mail gets a new one
            connection.Dispose();
            throw Explain(failure, Stopwatch.GetElapsedTime(started).TotalSeconds >= 0.9 * options.Value.TimeoutSeconds);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        idle.Add(connection);
    }

    private MailException Explain(Exception failure, bool waited)
    {
        if (waited && failure is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure })
        {
            return new(MailFailure.Temporary, null, $"No answer within {options.Value.TimeoutSeconds} s.", new TimeoutException(failure.Message, failure));
        }

        var message = failure.InnerException is { } inner && failure is not SmtpFailedRecipientException ? $"{failure.Message} {inner.Message}" : failure.Message;
        int? code = failure is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } answered ? (int)answered.StatusCode : null;
        return new(Kind(failure, code), code, message, failure);
    }

    private static MailFailure Kind(Exception failure, int? code) => code switch
    {
        (int)SmtpStatusCode.ServiceNotAvailable or NotPermitted or BadCredentials or MustEncrypt => MailFailure.Server,
        // 5.7: the server's own policy, which may refuse us and not the address
        (int)SmtpStatusCode.MailboxUnavailable or (int)SmtpStatusCode.UserNotLocalTryAlternatePath or (int)SmtpStatusCode.MailboxNameNotAllowed
            when failure is SmtpFailedRecipientException && !Policy().IsMatch(failure.Message) => MailFailure.Address,
        // no answer at all: no connection, no encryption, no way in; a connection that broke on the way is another matter
        null when failure is SmtpException && failure.InnerException is null or SocketException or AuthenticationException => MailFailure.Server,
        _ => MailFailure.Temporary,
    };

    private SmtpClient Connect() => new(options.Value.Host, options.Value.Port)
    {
        EnableSsl = options.Value.StartTls,
        Timeout = options.Value.TimeoutSeconds * 1000,
        Credentials = options.Value.User.Length > 0 ? new NetworkCredential(options.Value.User, options.Value.Password) : null,
    };

    [GeneratedRegex(@"\b5\.7\.\d")]
    private static partial Regex Policy();
}
