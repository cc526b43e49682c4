using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Assistance.Web.Infrastructure.Mail;

/// <summary>How far a connection had come when it failed.</summary>
internal enum SmtpStage
{
    /// <summary>Connecting, encrypting, signing in.</summary>
    Opening = 1,

    /// <summary>The sender.</summary>
    Sender = 2,

    /// <summary>The recipient.</summary>
    Recipient = 3,

    /// <summary>Before the content of the mail was sent.</summary>
    Data = 4,

    /// <summary>Afterwards: perhaps the server has taken it.</summary>
    Content = 5,
}

/// <summary>The server said no; the message is what it said.</summary>
internal sealed class SmtpRefusalException(int code, string said) : Exception(said)
{
    /// <summary>Its answer.</summary>
    public int Code => code;
}

/// <summary>
/// One connection to an SMTP server (RFC 5321, STARTTLS of RFC 3207, AUTH of RFC 4954), for one mail after the other. The framework's own
/// client takes four times as long for a mail, and does not say at which stage it failed.
/// </summary>
internal sealed class SmtpConnection(MailOptions options) : IDisposable
{
    private const int LongestLine = 4096;

    private readonly TcpClient client = new() { NoDelay = true };
    private readonly byte[] buffer = new byte[LongestLine];
    private Stream stream = Stream.Null;
    private HashSet<string> offers = [];
    private int start;
    private int end;

    /// <summary>How far it has come.</summary>
    public SmtpStage Stage { get; private set; } = SmtpStage.Opening;

    /// <summary>Connects, encrypts where that is set (and never goes on without), and signs in where an account is set.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await client.ConnectAsync(options.Host, options.Port, cancellationToken);
        stream = client.GetStream();
        await ExpectAsync(2, cancellationToken);
        await GreetAsync(cancellationToken);
        if (options.StartTls)
        {
            await EncryptAsync(cancellationToken);
            await GreetAsync(cancellationToken);
        }

        if (options.User.Length > 0)
        {
            await SignInAsync(cancellationToken);
        }
    }

    /// <summary>Hands over one mail.</summary>
    /// <param name="from">In ASCII, as <paramref name="to"/>.</param>
    /// <param name="content">Lines that end with CRLF, none of which begins with a full stop.</param>
    public async Task SendAsync(string from, string to, byte[] content, CancellationToken cancellationToken)
    {
        Stage = SmtpStage.Sender;
        await SayAsync($"MAIL FROM:<{from}>", 2, cancellationToken);
        Stage = SmtpStage.Recipient;
        await SayAsync($"RCPT TO:<{to}>", 2, cancellationToken);
        Stage = SmtpStage.Data;
        await SayAsync("DATA", 3, cancellationToken);
        Stage = SmtpStage.Content;
        await stream.WriteAsync((byte[])[.. content, .. ".\r\n"u8], cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await ExpectAsync(2, cancellationToken);
    }

    /// <summary>Says goodbye, if it still can, and ends the connection.</summary>
    public void Dispose()
    {
        try
        {
            stream.WriteTimeout = 500;
            stream.Write("QUIT\r\n"u8);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or NotSupportedException or ObjectDisposedException)
        {
            // then without a word
        }

        stream.Dispose();
        client.Dispose();
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var lines = await SayAsync($"EHLO {Name()}", 2, cancellationToken);
        offers = [.. lines.Skip(1).Select(line => line.ToUpperInvariant())];
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (!offers.Contains("STARTTLS"))
        {
            throw new SmtpRefusalException(0, "The server offers no STARTTLS.");
        }

        await SayAsync("STARTTLS", 2, cancellationToken);
        if (start < end)
        {
            // words from before the encryption must not be taken for words from behind it
            throw new SmtpRefusalException(0, "The server went on speaking before the encryption.");
        }

        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellationToken);
        stream = secure;
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var ways = offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN"))
        {
            await SayAsync("AUTH PLAIN " + Base64($"\0{options.User}\0{options.Password}"), 2, cancellationToken);
        }
        else if (ways.Contains("LOGIN"))
        {
            await SayAsync("AUTH LOGIN", 3, cancellationToken);
            await SayAsync(Base64(options.User), 3, cancellationToken);
            await SayAsync(Base64(options.Password), 2, cancellationToken);
        }
        else
        {
            throw new SmtpRefusalException(0, "The server offers neither PLAIN nor LOGIN to sign in.");
        }
    }

    private async Task<List<string>> SayAsync(string line, int expected, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ExpectAsync(expected, cancellationToken);
    }

    // an answer of one or more lines; its first digit tells how it is meant
    private async Task<List<string>> ExpectAsync(int expected, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        string line;
        do
        {
            line = await ReadLineAsync(cancellationToken);
            lines.Add(line.Length > 4 ? line[4..].Trim() : "");
        }
        while (line.Length > 3 && line[3] == '-' && lines.Count < 100);
        var code = line.Length >= 3 && int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var read) ? read : 0;
        return code / 100 == expected ? lines : throw new SmtpRefusalException(code, $"{code} {string.Join(' ', lines)}");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (buffer.AsSpan(start, end - start).IndexOf((byte)'\n') is var length and >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, length).TrimEnd('\r');
                start += length + 1;
                return line;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            var read = end < buffer.Length ? await stream.ReadAsync(buffer.AsMemory(end), cancellationToken) : throw new IOException("The server's answer does not end.");
            end += read > 0 ? read : throw new IOException("The server ended the connection.");
        }
    }

    private static string Name() => Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns ? Environment.MachineName : "localhost";

    private static string Base64(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));
}
