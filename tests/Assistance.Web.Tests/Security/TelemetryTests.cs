using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Assistance.Data.Records;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistance.Web.Tests.Security;

/// <summary>What is told about the product's work to those who run it names commands and ids, and never people or what they wrote.</summary>
public class TelemetryTests
{
    private const string Address = "mia.secret@example.com";
    private const string Words = "Zanzibar seams";

    [Fact]
    public async Task The_log_of_a_whole_journey_names_commands_and_ids_and_nobody()
    {
        using var log = new Log();
        await using (var app = new ListeningApp(builder => builder.ConfigureLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Information))))
        {
            await Journey(app);
        }

        var said = log.ToString();
        Assert.Contains("ReportProgress Reference=BF-210211-2026-", said, StringComparison.Ordinal);
        Assert.Contains("Sweep", said, StringComparison.Ordinal);
        Assert.Contains("was not taken: Address", said, StringComparison.Ordinal);
        HoldsNobody(said);
    }

    [Fact]
    public async Task Traces_and_metrics_of_pages_sweeps_and_deliveries_arrive_where_they_are_to_and_name_nobody()
    {
        using var collector = new Collector();
        await using (var app = new ListeningApp(builder => builder.UseSetting("Telemetry:Endpoint", collector.Address)))
        {
            await Journey(app);
        }

        var traces = collector.Bodies("/v1/traces");
        Assert.Contains("Sweep", traces, StringComparison.Ordinal);
        Assert.Contains("DeliverNotices", traces, StringComparison.Ordinal);
        Assert.Contains("{reference}/commitments/{number}/progress", traces, StringComparison.Ordinal);
        var metrics = collector.Bodies("/v1/metrics");
        Assert.Contains("assistance.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("assistance.chase.raised", metrics, StringComparison.Ordinal);
        Assert.Contains("assistance.mail.ended", metrics, StringComparison.Ordinal);
        HoldsNobody(traces + metrics);
    }

    private static void HoldsNobody(string said)
    {
        foreach (var word in (string[])[.. Cast.Everybody, "@example.com", "mia.secret", "Zanzibar", "First Works", "not-my-secret-77", Cast.Enterprise])
        {
            var at = said.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, $"It tells “{word}”: {said[Math.Max(0, at - 200)..Math.Min(said.Length, Math.Max(0, at) + 100)]}");
        }
    }

    // signs in wrongly and rightly, searches, saves, is refused, and is told by mail
    private static async Task Journey(AssistanceApp app)
    {
        var made = await SampleCase.EnterAsync(app);
        var stranger = app.Browse();
        var page = await stranger.Get("/account/sign-in");
        page = await page.Submit("form.card", ("UserName", Cast.Member), ("Password", "not-my-secret-77"));
        await page.Submit("form.card", ("UserName", Cast.Member), ("Password", Cast.Password));
        await stranger.Get("/search?q=Zanzibar");
        var form = await stranger.Get($"/cases/{made.Reference}/commitments/C1/progress");
        await form.Submit("main form", ("Percent", "30"), ("Note", Words));
        form = await stranger.Get($"/cases/{made.Reference}/commitments/C1/progress");
        await form.Submit("main form", ("Percent", "300"), ("Note", Words));
        await stranger.Get("/cases/BF-000000-2026-001", HttpStatusCode.NotFound);
        await WaitingMail.Add(app, Cast.Lead, "leo@example.com");
        await WaitingMail.Add(app, Cast.Reader, "no address");
        await app.InDatabase(async db =>
        {
            (await db.People.SingleAsync(row => row.Name == Cast.Member)).Describe(Cast.Member, null, Address, null, false);
            return await db.SaveChangesAsync();
        });
        await app.SendAsSystem(new Sweep(new DateOnly(2026, 12, 14)));
        await app.SendAsSystem(new DeliverNotices());
        await app.SendAsSystem(new CheckChasing(app.Clock.Today));
        Assert.Equal(NoticeState.Failed, await app.InDatabase(db => db.Notices.Where(row => row.Error != null && row.Error.StartsWith("refused")).Select(row => row.State).FirstAsync()));
    }

    private sealed class ListeningApp(Action<IWebHostBuilder> configure) : AssistanceApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            configure(builder);
        }
    }

    /// <summary>Everything that is logged, with the words of exceptions.</summary>
    private sealed class Log : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }

        public override string ToString() => string.Join('\n', lines);
    }

    /// <summary>Takes what is sent by OTLP over HTTP.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly ConcurrentQueue<(string Path, string Body)> taken = new();

        public Collector()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            listener.Prefixes.Add(Address);
            listener.Start();
            _ = Task.Run(ListenAsync);
        }

        public string Address { get; }

        public string Bodies(string path) => string.Join('\n', taken.Where(one => one.Path == path).Select(one => one.Body));

        public void Dispose() => listener.Close();

        private async Task ListenAsync()
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    taken.Enqueue((context.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                    context.Response.Close();
                }
                catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
