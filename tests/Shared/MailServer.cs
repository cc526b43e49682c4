using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Assistance.Tests.Shared;

/// <summary>A mail that the server took.</summary>
internal sealed record TakenMail(string Id, string To, string? User, bool Tls, string? Auto, int Bytes);

/// <summary>A real mail server in a process of its own; mail_server.py beside this file says how its recipients behave.</summary>
internal sealed class MailServer : IDisposable
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_mail").FullName;
    private readonly string[] arguments;
    private Process process;

    public MailServer(params string[] arguments)
    {
        this.arguments = arguments;
        (process, Port) = Start(port: null);
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What it took, in the order of taking.</summary>
    public IReadOnlyList<TakenMail> Taken => File.Exists(Log)
        ? [.. ReadLines().Where(line => line.EndsWith('}')).Select(line => JsonSerializer.Deserialize<TakenMail>(line, json)!)]
        : [];

    private string Log => Path.Combine(folder, "taken.jsonl");

    /// <summary>Kills it at once.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Starts it again on the same port.</summary>
    public void Restart() => (process, _) = Start(Port);

    public void Dispose()
    {
        Kill();
        Directory.Delete(folder, recursive: true);
    }

    private (Process Process, int Port) Start(int? port)
    {
        string[] fixedPort = port is { } known ? ["--port", known.ToString(CultureInfo.InvariantCulture)] : [];
        var script = Path.Combine(AppContext.BaseDirectory, "mail_server.py");
        var started = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, Log, .. arguments, .. fixedPort]) { RedirectStandardOutput = true })!;
        return (started, int.Parse(started.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The mail server did not start; is python3-aiosmtpd installed?"), CultureInfo.InvariantCulture));
    }

    private string[] ReadLines()
    {
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
