using System.Net.Sockets;
using System.Text;

namespace Assistance.Benchmarks.Measuring;

/// <summary>The least that a client must do to hand mails over: a socket for each connection, the commands of SMTP one by one, fixed bytes.</summary>
internal static class RawMail
{
    /// <summary>Sends so many mails of this size, shared out among the connections.</summary>
    public static Task SendAsync(int port, int connections, int mails, int bytes) => Task.WhenAll(Enumerable.Range(0, connections).Select(connection =>
        Task.Run(() => SendSomeAsync(port, Enumerable.Range(0, mails).Where(mail => mail % connections == connection).ToList(), bytes))));

    private static async Task SendSomeAsync(int port, List<int> mails, int bytes)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        await ExpectAsync(reader, "220");
        await SayAsync(stream, reader, "EHLO floor\r\n", "250");
        var line = new string('x', 74) + "\r\n";
        foreach (var mail in mails)
        {
            await SayAsync(stream, reader, "MAIL FROM:<assistance@localhost.localdomain>\r\n", "250");
            await SayAsync(stream, reader, $"RCPT TO:<floor.{mail}@example.com>\r\n", "250");
            await SayAsync(stream, reader, "DATA\r\n", "354");
            var head = $"From: assistance@localhost.localdomain\r\nTo: floor.{mail}@example.com\r\nSubject: floor\r\nMessage-ID: <{mail}@floor>\r\n\r\n";
            var body = new StringBuilder(head);
            while (body.Length < bytes)
            {
                body.Append(line);
            }

            await SayAsync(stream, reader, body.Append(".\r\n").ToString(), "250");
        }

        await SayAsync(stream, reader, "QUIT\r\n", "221");
    }

    private static async Task SayAsync(NetworkStream stream, StreamReader reader, string words, string answer)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(words));
        await ExpectAsync(reader, answer);
    }

    private static async Task ExpectAsync(StreamReader reader, string answer)
    {
        string line;
        do
        {
            line = await reader.ReadLineAsync() ?? throw new IOException("The server ended the connection.");
        }
        while (line.Length > 3 && line[3] == '-');
        if (!line.StartsWith(answer, StringComparison.Ordinal))
        {
            throw new IOException($"{answer} was expected: {line}");
        }
    }
}
