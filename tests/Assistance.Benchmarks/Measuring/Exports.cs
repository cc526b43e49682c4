using System.Diagnostics;
using System.Globalization;
using Assistance.Domain.Commitments;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Hosting;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Benchmarks.Measuring;

/// <summary>
/// The export of all cases of an installation with their commitments, against <c>sqlite3 -csv</c> of the commitments alone. What is told are
/// commitments a second, the time to the first byte, and the most memory that the process took. <c>export --Data:Folder DIR [--pairs 1] [--json FILE]</c>
/// </summary>
internal static class Exports
{
    public static async Task<int> RunAsync(string[] options)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(options).Build();
        var isPostgres = DatabaseSetup.IsPostgres(configuration);
        var figures = new Figures(isPostgres ? "postgres" : "sqlite");
        var builder = HostSetup.CreateBuilder([.. options, "--Logging:LogLevel:Default", "Error", "--environment", "Production"]);
        builder.AddSite().AddReferenceCodes().AddDatabase().AddSecurity().AddPipeline().AddPages().AddFiles().AddMail().AddChasing().AddHealth().AddShared();
        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        List<double> firsts = [];
        var pairs = configuration.GetValue("pairs", 1);
        var count = 0;
        await ExportAsync();
        firsts.Clear();
        if (isPostgres)
        {
            figures.Add("export", "commitments", count, await ExportAsync(), null, null, "rows/s");
        }
        else
        {
            figures.Add("export", "commitments", count, await Pairs.MeasureAsync(ExportAsync, DumpAsync, pairs, warm: false), "rows/s");
        }

        figures.Add("export", "first byte", count, Pairs.Median(firsts), null, null, "ms");
        figures.Add("export", "peak memory", count, PeakMegabytes(), null, null, "MB");
        await figures.TellAsync(configuration["json"]);
        return 0;

        async Task<double> ExportAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var watch = Stopwatch.StartNew();
            await using var into = new Watched(() => firsts.Add(watch.Elapsed.TotalMilliseconds));
            var exported = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExportCases(null, into));
            var took = watch.Elapsed.TotalSeconds;
            count = into.Count;
            return exported.Written.Count > 0 ? count / took : throw new InvalidOperationException("Nothing was exported: no case of this installation has a signed agreement.");
        }

        async Task<double> DumpAsync()
        {
            var file = Path.GetTempFileName();
            var watch = Stopwatch.StartNew();
            using var process = Process.Start("sqlite3", ["-csv", "-readonly", Path.Combine(configuration["Data:Folder"]!, "assistance.db"), ".output " + file, $"SELECT * FROM \"{nameof(Commitment)}s\""]);
            await process.WaitForExitAsync();
            File.Delete(file);
            return count / watch.Elapsed.TotalSeconds;
        }
    }

    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Goes nowhere; tells when it begins, and counts commitments by the name of a field that each has.</summary>
    private sealed class Watched(Action begins) : Stream
    {
        private static readonly byte[] field = "\"original_due\""u8.ToArray();
        private byte[] rest = [];
        private bool begun;

        public int Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!begun)
            {
                begun = true;
                begins();
            }

            byte[] all = [.. rest, .. buffer];
            var at = 0;
            for (int next; (next = all.AsSpan(at).IndexOf(field)) >= 0; at += next + field.Length)
            {
                Count++;
            }

            rest = all[Math.Max(at, all.Length - field.Length + 1)..];
        }
    }
}
