using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Killing;

/// <summary>The product as an operator starts it: a process of its own, on a free port, in production, with its jobs.</summary>
internal sealed class ProductProcess : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder said = new();

    private ProductProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Its number in the system.</summary>
    public int Id => process.Id;

    /// <summary>How long it took from the start to the first answer.</summary>
    public TimeSpan TookToAnswer { get; private set; }

    /// <summary>What it wrote: its log.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Starts it on an installation; it may not answer yet.</summary>
    public static ProductProcess Begin(Installation installation, IEnumerable<KeyValuePair<string, string>> settings, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll"), "--environment", "Production", "--urls", address.ToString(), "--Site:BaseUrl", "http://localhost"];
        foreach (var (key, value) in installation.Settings.Concat(settings))
        {
            arguments.AddRange([$"--{key}", value]);
        }

        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // where forms are buffered, the product decides
        start.Environment.Remove("ASPNETCORE_TEMP");
        foreach (var (key, value) in environment ?? [])
        {
            start.Environment[key] = value;
        }

        return new ProductProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until it answers.</summary>
    public async Task<ProductProcess> Answers()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The product ended with code {process.ExitCode}: {Said}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
                TookToAnswer = watch.Elapsed;
                return this;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(25);
            }
        }

        throw new TimeoutException($"The product did not answer: {Said}");
    }

    /// <summary>Ends it as a power cut would: kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>A browser that speaks with this process.</summary>
    public Browser Browse(CookieContainer? cookies = null)
    {
        cookies ??= new CookieContainer();
        return new Browser(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) }, cookies);
    }

    /// <summary>A browser in which somebody of the cast has signed in by name and password.</summary>
    public async Task<Browser> SignIn(string person)
    {
        var browser = Browse();
        var page = await browser.Get("/account/sign-in");
        page = await page.Submit("form.card", ("UserName", person), ("Password", Cast.Password));
        Assert.DoesNotContain("/account/sign-in", page.Path, StringComparison.Ordinal);
        return browser;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
