using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Assistance.Tests.Shared;
using Assistance.Web.Features.Evidence;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Assistance.Web.Tests.Killing;

/// <summary>
/// What is made of many large files is made in constant memory: the real program, whose heap may not grow beyond half of what the files take, would
/// otherwise end with an OutOfMemoryException.
/// </summary>
[Collection(Kill.Name), Trait("Suite", Kill.Suite)]
public sealed class MemoryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Megabyte = 1 << 20;
    private const int Files = 13;
    private const int FileBytes = 16 * Megabyte;
    private const int HeapLimit = 100 * Megabyte;
    private readonly Installation installation = Installation.Fresh();
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_memory_").FullName;
    private string reference = "";

    public async Task InitializeAsync()
    {
        await using var app = new AssistanceApp(installation) { Keep = true };
        var sample = await SampleCase.EnterAsync(app);
        reference = sample.Reference;
        for (var i = 0; i < Files; i++)
        {
            var bytes = new Random(i).GetItems("abcdefghijklmnopqrstuvwxyz 0123456789"u8, FileBytes);
            Assert.Empty((await app.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm($"{i}.txt", bytes)], []))).Refusals);
        }

        await app.InDatabase(db => db.StoredFiles.Where(file => file.CaseId == null).ExecuteUpdateAsync(file => file
            .SetProperty(one => one.CaseId, sample.Id).SetProperty(one => one.DivisionCode, Cast.Division)));
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        installation.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_evidence_bundle_of_a_case_with_200_megabytes_is_written_by_the_command()
    {
        var file = Path.Combine(folder, "bundle.zip");
        var done = await RunAsync("export", "evidence", "--case", reference, file, "--json");
        Assert.Equal(0, done.GetProperty("faulty").GetArrayLength());
        await using var written = File.OpenRead(file);
        Holds(written);
    }

    [Fact]
    public async Task The_evidence_bundle_of_a_case_with_200_megabytes_is_sent_at_the_press_of_the_button()
    {
        using var post = new MailServer();
        using var server = await ProductProcess.Begin(installation, Kill.Settings(post), [Limit]).Answers();
        var browser = await server.SignIn(Cast.Caseworker);
        var page = await browser.Get(EvidenceLinks.Bundle(reference));
        using var form = new HttpRequestMessage(HttpMethod.Post, EvidenceLinks.Bundle(reference))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.The("main form input[name=__RequestVerificationToken]").GetAttribute("value")!)]),
        };
        using var answer = await browser.Client.SendAsync(form, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var received = File.Create(Path.Combine(folder, "bundle.zip"));
        await answer.Content.CopyToAsync(received);
        output.WriteLine($"peak of the server: {PeakMegabytes(server.Id)} MB");
        Holds(received);
    }

    [Fact]
    public async Task An_installation_with_200_megabytes_of_files_is_backed_up_and_restored()
    {
        var kept = Path.Combine(folder, "kept");
        var written = await RunAsync("backup", kept, "--json");
        Assert.True(written.GetProperty("bytes").GetInt64() > (long)Files * FileBytes, "The files are in the backup.");
        var restored = await RunAsync("restore", kept, "--data", Path.Combine(folder, "restored"), "--overwrite", "--json");
        Assert.Equal(written.GetProperty("files").GetInt32(), restored.GetProperty("files").GetInt32());
    }

    private static KeyValuePair<string, string> Limit => new("DOTNET_GCHeapHardLimit", HeapLimit.ToString("X", CultureInfo.InvariantCulture));

    private static void Holds(Stream bundle)
    {
        using var zip = new ZipArchive(bundle, ZipArchiveMode.Read);
        Assert.Equal((long)Files * FileBytes, zip.Entries.Where(entry => entry.FullName.EndsWith(".txt", StringComparison.Ordinal) && entry.Length == FileBytes).Sum(entry => entry.Length));
    }

    private static long PeakMegabytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // an operator command as an operator gives it; what it printed
    private async Task<JsonElement> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Assistance.Web.dll"), .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in installation.Settings.Select(setting => new KeyValuePair<string, string>(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)).Append(Limit))
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var (said, complained, peak) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), 0L);
        for (var ended = process.WaitForExitAsync(); await Task.WhenAny(ended, Task.Delay(50)) != ended;)
        {
            peak = Math.Max(peak, PeakMegabytes(process.Id));
        }

        output.WriteLine($"{string.Join(' ', command.Take(2))}: peak {peak} MB");
        Assert.True(process.ExitCode == 0, $"{await said} {await complained}");
        return JsonDocument.Parse(await said).RootElement;
    }
}
