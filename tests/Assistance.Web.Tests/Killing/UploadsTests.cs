using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Files;
using Assistance.Web.Tests.Features.Chasing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>Uploads that never end, crawl, or are broken off by a kill, on the real server.</summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public class UploadsTests(ITestOutputHelper output)
{
    private const long TenGigabytes = 10L << 30;
    private const int Megabyte = 1 << 20;
    private const string Boundary = "----assistance";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_gigabytes_are_refused_without_filling_memory_or_disk(bool isTold)
    {
        await using var stage = await Stage.RiseAsync();
        using var server = await stage.StartAsync();
        using var form = await stage.OpenFormAsync(server);
        var before = Stage.PeakMegabytes(server.Id);
        var watch = Stopwatch.StartNew();

        var (status, sent, disk) = await form.SendAsync(isTold ? TenGigabytes : null, TenGigabytes, stage.DiskBytes);

        var grown = Stage.PeakMegabytes(server.Id) - before;
        output.WriteLine($"{status} after {sent / Megabyte} MB and {watch.ElapsedMilliseconds} ms; peak memory grew by {grown} MB, disk by {disk / Megabyte} MB");
        Assert.Equal(413, status);
        Assert.True(sent < 300L * Megabyte, $"{sent} bytes were sent.");
        Assert.True(grown < 150, $"Memory grew by {grown} MB.");
        Assert.True(disk < 120L * Megabyte, $"{disk} bytes stood on the disk.");
        Assert.Equal(0, stage.DiskBytes());
        Assert.Equal(200, (int)(await server.Browse().Get("/account/sign-in")).Status);
    }

    [Fact]
    public async Task A_form_that_crawls_is_broken_off()
    {
        await using var stage = await Stage.RiseAsync();
        using var server = await stage.StartAsync();
        using var form = await stage.OpenFormAsync(server);
        await form.HeadAsync(TenGigabytes / 1024);

        // two bytes a second; the server wants 240 after five seconds
        var watch = Stopwatch.StartNew();
        while (!form.IsOver && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            await form.TryWriteAsync(new byte[1]);
            await Task.Delay(500);
        }

        output.WriteLine($"broken off after {watch.ElapsedMilliseconds} ms");
        Assert.True(form.IsOver, "The server waits for ever.");
        Assert.Equal(0, stage.DiskBytes());
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_an_upload_leaves_neither_half_a_file_nor_a_record_without_one_nor_bytes_for_ever()
    {
        await using var stage = await Stage.RiseAsync();
        for (var round = 0; round < Kill.Rounds * 3; round++)
        {
            using var server = await stage.StartAsync();
            using var form = await stage.OpenFormAsync(server);
            await form.HeadAsync(null);
            var whole = round % 3 == 2;
            for (var part = 0; part < (whole ? 5 : Random.Shared.Next(1, 5)); part++)
            {
                await form.ChunkAsync(Random.Shared.GetItems("abcdefgh "u8.ToArray(), Megabyte));
            }

            if (whole)
            {
                await form.EndAsync();
                await Task.Delay(Random.Shared.Next(0, 400));
            }
            else
            {
                await Task.Delay(Random.Shared.Next(20, 100));
            }

            server.Kill();
            output.WriteLine($"round {round}: {(whole ? "whole" : "half")}, {stage.DiskBytes()} bytes left beside the store");
        }

        var found = await stage.App.SendAsSystem(new VerifyFiles());
        output.WriteLine($"{found}");
        Assert.Equal((0, null), (found.Bad, found.FirstBad));
        Assert.DoesNotContain(await stage.App.InDatabase(db => db.StoredFiles.Select(file => file.Size).ToListAsync()), size => size != 5L * Megabyte);
        stage.App.Clock.Advance(TimeSpan.FromDays(3));
        await stage.App.SendAsSystem(new RemoveForgottenFiles());
        Assert.Equal((0, 0), ((await stage.App.SendAsSystem(new VerifyFiles())).Strays, stage.DiskBytes()));
        await Chased.Sound(stage.App);
    }

    /// <summary>An installation with a form that takes files, and its server.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly Installation installation = Installation.Fresh();
        private readonly MailServer post = new();
        private readonly string temporary = Directory.CreateTempSubdirectory("assistance_uploads_").FullName;
        private string path = "";

        private Stage() => App = new AssistanceApp(installation) { Keep = true };

        public AssistanceApp App { get; }

        public static async Task<Stage> RiseAsync()
        {
            var stage = new Stage();
            var today = TimeProvider.System.GetUtcNow().AddHours(8);
            stage.App.Clock.Set(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var promise = await stage.App.Make(today.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            stage.path = $"/cases/{promise.Reference}/commitments/{promise.Number}/confirm";
            return stage;
        }

        public static long PeakMegabytes(int process) => long.Parse(
            File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

        public async Task<ProductProcess> StartAsync() =>
            await ProductProcess.Begin(installation, Kill.Settings(post), [new("TMPDIR", temporary)]).Answers();

        public async Task<UploadForm> OpenFormAsync(ProductProcess server)
        {
            var browser = await server.SignIn(Cast.Member);
            var page = await browser.Get(path);
            return await UploadForm.ConnectAsync(server.Address, path, browser.Cookies.GetCookieHeader(server.Address), page.The("main form input[name=__RequestVerificationToken]").GetAttribute("value")!);
        }

        /// <summary>What stands on the disk besides whole files.</summary>
        public long DiskBytes() => new[] { temporary, Path.Combine(installation.Folder, "files", "tmp") }.Where(Directory.Exists)
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)).Where(file => file.Exists && !file.Name.EndsWith(".dll", StringComparison.Ordinal)).Sum(Length);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            post.Dispose();
            installation.Dispose();
            Directory.Delete(temporary, recursive: true);
        }

        private static long Length(FileInfo file)
        {
            try
            {
                return file.Length;
            }
            catch (FileNotFoundException)
            {
                return 0;
            }
        }
    }

    /// <summary>A form as it goes over the wire, in one's own hands.</summary>
    private sealed class UploadForm : IDisposable
    {
        private readonly TcpClient client;
        private readonly NetworkStream stream;
        private readonly string head;
        private readonly byte[] preamble;
        private readonly Task<int> answer;
        private bool isChunked;

        private UploadForm(TcpClient client, string head, byte[] preamble)
        {
            (this.client, stream, this.head, this.preamble) = (client, client.GetStream(), head, preamble);
            answer = AnswerAsync();
        }

        public bool IsOver => answer.IsCompleted;

        public static async Task<UploadForm> ConnectAsync(Uri address, string path, string cookies, string token)
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\n";
            var preamble = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--{Boundary}\r\n"
                + "Content-Disposition: form-data; name=\"Evidence\"; filename=\"big.txt\"\r\nContent-Type: text/plain\r\n\r\n";
            return new(client, head, Encoding.UTF8.GetBytes(preamble));
        }

        /// <summary>Sends the head and the beginning of the form.</summary>
        /// <param name="length">What the head says, or null for a form in chunks.</param>
        public async Task HeadAsync(long? length)
        {
            isChunked = length is null;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head + (isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {length}\r\n\r\n")));
            await ChunkAsync(preamble);
        }

        public async Task ChunkAsync(byte[] bytes)
        {
            if (isChunked)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"));
            }

            await stream.WriteAsync(bytes);
            if (isChunked)
            {
                await stream.WriteAsync("\r\n"u8.ToArray());
            }
        }

        public async Task EndAsync()
        {
            await ChunkAsync(Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"));
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
        }

        public async Task TryWriteAsync(byte[] bytes)
        {
            try
            {
                await stream.WriteAsync(bytes);
            }
            catch (IOException)
            {
                // the server has gone
            }
        }

        /// <summary>Sends zeros until the server answers.</summary>
        /// <returns>The status, how much was sent, and the most that stood on the disk meanwhile.</returns>
        public async Task<(int Status, long Sent, long Disk)> SendAsync(long? told, long length, Func<long> disk)
        {
            var (sent, most, zeros) = (0L, 0L, new byte[256 * 1024]);
            await HeadAsync(told);
            try
            {
                for (; sent < length && !IsOver; sent += zeros.Length)
                {
                    await ChunkAsync(zeros);
                    most = sent % (4 * Megabyte) == 0 ? Math.Max(most, disk()) : most;
                }
            }
            catch (IOException)
            {
                // it has answered and closed
            }

            return (await answer.WaitAsync(TimeSpan.FromSeconds(30)), sent, most);
        }

        public void Dispose() => client.Dispose();

        private async Task<int> AnswerAsync()
        {
            var line = new byte[12];
            try
            {
                var read = await stream.ReadAtLeastAsync(line, line.Length, throwOnEndOfStream: false);
                return read < line.Length ? 0 : int.Parse(Encoding.ASCII.GetString(line, 9, 3), CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }
}
