using System.Diagnostics;
using System.Globalization;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// The outbox of a new installation, two notices for each of many people, to a local mail server; against a bare client that sends mails
/// of the same size over as many kept connections. <c>outbox [--n 20000] [--json FILE]</c>
/// </summary>
internal static class SendMail
{
    private const int Turns = 10;
    private const int NoticesEach = 2;

    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var turn = Math.Max(1, configuration.GetValue("n", 20_000) / Turns);
        var folder = Directory.CreateTempSubdirectory("assistance_outbox_").FullName;
        using var sink = new MailServer();
        await using var app = await StartAsync(options, folder, sink.Port);
        var connections = new MailOptions().Connections;
        var (digests, count) = (0, 0);
        var size = 0;
        var outcome = await Pairs.MeasureAsync(
            async () =>
            {
                await FillAsync(app, turn, count++);
                var before = sink.Taken.Count;
                var watch = Stopwatch.StartNew();
                var result = await SendAsync(app, new DeliverNotices());
                var rate = turn / watch.Elapsed.TotalSeconds;
                var taken = sink.Taken.Skip(before).ToList();
                if (result.Sent != turn || taken.Count != turn)
                {
                    throw new InvalidOperationException($"{turn} people, {result.Sent} sent, {taken.Count} arrived.");
                }

                size = (int)taken.Average(mail => mail.Bytes);
                digests = Math.Max(digests, taken.GroupBy(mail => mail.To).Max(person => person.Count()));
                return rate;
            },
            async () =>
            {
                var watch = Stopwatch.StartNew();
                await RawMail.SendAsync(sink.Port, connections, turn, size);
                return turn / watch.Elapsed.TotalSeconds;
            });
        var figures = new Figures(DatabaseSetup.IsPostgres(configuration) ? "postgres" : "sqlite");
        figures.Add("outbox", $"mails a second, {connections} connections", turn * Turns, outcome, "mails/s");
        figures.Add("outbox", "digests to one person of one sweep, at most", turn * Turns, digests, null, null, "mails");
        figures.Add("outbox", "bytes of a mail", turn * Turns, size, null, null, "bytes");
        figures.Add("outbox", "the client alone, mails a second", turn, await ClientAsync(sink.Port, connections, turn, size), null, null, "mails/s");
        await figures.TellAsync(configuration["json"]);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    // where the time goes that the floor does not take: in the outbox, or in the client
    private static async Task<double> ClientAsync(int port, int connections, int mails, int size)
    {
        using var client = new SmtpMail(Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, StartTls = false }));
        var words = new string('x', size / 4);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            for (var mail = connection; mail < mails; mail += connections)
            {
                await client.SendAsync(new($"{mail}@client", $"client.{mail}@example.com", "Client", "en", "client", words, words), CancellationToken.None);
            }
        })));
        return mails / watch.Elapsed.TotalSeconds;
    }

    private static async Task<WebApplication> StartAsync(string[] options, string folder, int port)
    {
        var builder = HostSetup.CreateBuilder(
        [
            .. options, "--environment", "Production", "--Data:Folder", folder, "--Site:BaseUrl", "https://assistance.example", "--Mail:Host", "127.0.0.1",
            "--Mail:Port", port.ToString(CultureInfo.InvariantCulture), "--Mail:StartTls", "false",
        ]);
        builder.AddSite().AddReferenceCodes().AddDatabase().AddSecurity().AddPipeline().AddPages().AddFiles().AddMail().AddChasing();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        return app;
    }

    private static async Task<DeliveryResult> SendAsync(WebApplication app, DeliverNotices command)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
    }

    private static async Task FillAsync(WebApplication app, int people, int turn)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        db.View(Viewer.System);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var readers = Enumerable.Range(0, people).Select(i => Person.Expert($"读者 Reader {i}", null, i % 2 == 0 ? "en" : "zh-CN")).ToList();
        for (var i = 0; i < people; i++)
        {
            readers[i].Describe(readers[i].Name, null, $"reader{turn}.{i}@example.com", null, false);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        using var rows = new BulkWriter<Person>(db);
        await rows.WriteAsync(readers, default);
        using var notices = new BulkWriter<Notice>(db);
        await notices.WriteAsync(
            readers.SelectMany(reader => Enumerable.Range(0, NoticesEach).Select(_ => new Notice
            {
                Id = NoticeId.New(),
                RecipientId = reader.Id,
                RecipientName = reader.Name,
                Channel = NoticeChannel.Mail,
                Kind = "chasing.check-failed",
                Why = "administrator",
                Facts = new Dictionary<string, string> { ["count"] = "3" },
                On = today,
                CreatedAt = now,
                State = NoticeState.Pending,
            })),
            default);
        await transaction.CommitAsync();
    }
}
