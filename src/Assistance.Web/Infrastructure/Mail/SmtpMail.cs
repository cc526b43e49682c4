using System.Collections.Concurrent;
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
public sealed partial class SmtpMail(IOptions<MailOptions> options, TimeProvider clock) : IMailSender, IDisposable
{
    private const int Away = 421;

    /// <summary>No such mailbox; moved without an address; no allowed name.</summary>
    private static readonly int[] noSuchAddress = [550, 551, 553];

    private readonly ConcurrentBag<SmtpConnection> idle = [];

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var (from, to, content) = Write(mail);
        if (idle.TryTake(out var kept) && await TrySendAsync(kept, from, to, content, cancellationToken))
        {
            return;
        }

        var connection = new SmtpConnection(options.Value);
        await SendAsync(connection, true, from, to, content, cancellationToken);
        idle.Add(connection);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private (string From, string To, byte[] Content) Write(OutgoingMail mail)
    {
        try
        {
            var to = new MailAddress(mail.To);
            return (MailBytes.Ascii(new MailAddress(options.Value.From)), MailBytes.Ascii(to), MailBytes.Write(mail, to, options.Value, clock.GetUtcNow()));
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new MailException(MailFailure.Address, null, $"{mail.To}: {failure.Message}", failure);
        }
    }

    // servers end connections that rested, or carried enough mails: that is no failure of this one, which gets a new connection
    private async Task<bool> TrySendAsync(SmtpConnection kept, string from, string to, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(kept, false, from, to, content, cancellationToken);
            idle.Add(kept);
            return true;
        }
        catch (MailException failure) when (failure is { Code: null or Away, InnerException: not OperationCanceledException } && kept.Stage < SmtpStage.Content)
        {
            return false;
        }
    }

    private async Task SendAsync(SmtpConnection connection, bool open, string from, string to, byte[] content, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            if (open)
            {
                await connection.OpenAsync(patience.Token);
            }

            await connection.SendAsync(from, to, content, patience.Token);
        }
        catch (Exception failure)
        {
            // whatever state the connection is in, the next mail gets a new one
            connection.Dispose();
            if (failure is SmtpRefusalException or IOException or SocketException or AuthenticationException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw Explain(failure, connection.Stage);
            }

            throw;
        }
    }

    private MailException Explain(Exception failure, SmtpStage stage)
    {
        int? code = (failure as SmtpRefusalException)?.Code;
        var kind = (stage, code) switch
        {
            (SmtpStage.Opening, _) or (_, Away) or (SmtpStage.Sender, >= 500) => MailFailure.Server,
            // 5.7: the server's own policy, which may refuse us and not the address
            (SmtpStage.Recipient, { } refused) when noSuchAddress.Contains(refused) && !Policy().IsMatch(failure.Message) => MailFailure.Address,
            _ => MailFailure.Temporary,
        };
        return new(kind, code, failure is OperationCanceledException ? $"No answer within {options.Value.TimeoutSeconds} s." : failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message, failure);
    }

    [GeneratedRegex(@"\b5\.7\.\d")]
    private static partial Regex Policy();
}
