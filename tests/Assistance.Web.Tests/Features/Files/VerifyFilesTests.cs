using System.Text.Json;
using Assistance.Data.Records;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Files;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Files;

/// <summary>Whatever is changed in the files behind the program's back is found, and named.</summary>
public class VerifyFilesTests(AssistanceApp app) : WebTest(app)
{
    /// <summary>ASSISTANCE_TAMPERINGS says how many of each; few in every run of the suites, because each verification reads everything.</summary>
    private static readonly int many = int.TryParse(Environment.GetEnvironmentVariable("ASSISTANCE_TAMPERINGS"), out var told) ? told : 300;

    [Fact]
    public async Task Random_tamperings_with_files_are_all_found_and_the_file_is_named()
    {
        await using var own = new AssistanceApp();
        await Hand(own, 8);
        var random = new Random(20261121);
        var files = await own.InDatabase(db => db.StoredFiles.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        var unnamed = new List<string>();
        for (var i = 0; i < many; i++)
        {
            var (file, other) = (files[random.Next(files.Count)], files[random.Next(files.Count)]);
            var path = PathOf(own, file);
            var bytes = await File.ReadAllBytesAsync(path);
            var what = random.Next(other.Id == file.Id ? 4 : 5);
            await TamperAsync(random, what, path, bytes, PathOf(own, other));
            var found = await own.SendAsSystem(new VerifyFiles());
            if (found.Bad != 1 || found.FirstBad?.Id != file.Id.Value)
            {
                unnamed.Add($"{what} of {file.Name}: {found}");
            }

            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.Empty(unnamed);
        Assert.Equal((8, 0, 0), Counts(await own.SendAsSystem(new VerifyFiles())));
    }

    [Fact]
    public async Task Random_tamperings_with_seals_and_certificates_on_the_disk_are_all_found()
    {
        await using var own = new AssistanceApp();
        await SampleCase.EnterAsync(own);
        await own.SendAsSystem(new SealAudit());
        await own.SendAsSystem(new SealAudit());
        var random = new Random(20261122);
        string[] paths = [.. Directory.EnumerateFiles(Path.Combine(own.Folder, "audit")), .. Directory.EnumerateFiles(Path.Combine(own.Folder, "certificates"), "*.cer")];
        paths = [.. paths.Where(path => new FileInfo(path).Length > 0)];
        Assert.True(paths.Length >= 5, "There is something to tamper with.");
        var missed = new List<string>();
        for (var i = 0; i < many; i++)
        {
            var path = paths[random.Next(paths.Length)];
            var bytes = await File.ReadAllBytesAsync(path);
            var what = random.Next(3);
            await TamperAsync(random, what, path, bytes, path);
            if ((await own.SendAsSystem(new VerifyAudit())).FirstBad is not { Kind: "seal" })
            {
                missed.Add($"{what} of {Path.GetFileName(path)}");
            }

            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.Empty(missed);
        Assert.Null((await own.SendAsSystem(new VerifyAudit())).FirstBad);
    }

    [Fact]
    public async Task The_command_prints_what_it_found_and_ends_with_0_or_1()
    {
        await using var own = new AssistanceApp();
        await Hand(own, 2);
        var (code, json) = await Run(own);
        Assert.Equal((0, true, 2), (code, json.GetProperty("ok").GetBoolean(), json.GetProperty("files").GetInt32()));

        var file = await own.InDatabase(db => db.StoredFiles.AsNoTracking().OrderBy(row => row.Id).LastAsync());
        await own.InDatabase(db => db.Set<StoredFile>().Where(row => row.Id == file.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Sha256, "../../keys")));
        (code, json) = await Run(own);
        Assert.Equal((1, false, "name"), (code, json.GetProperty("ok").GetBoolean(), json.GetProperty("firstBad").GetProperty("reason").GetString()));
        Assert.Equal(1, json.GetProperty("strays").GetInt32());
    }

    [Fact]
    public async Task What_a_broken_upload_has_left_goes_after_two_days()
    {
        await using var own = new AssistanceApp();
        await Hand(own, 1);
        var half = Path.Combine(own.Folder, "files", "tmp", "half");
        var stray = Path.Combine(Directory.CreateDirectory(Path.Combine(own.Folder, "files", "ab")).FullName, "ab" + new string('0', 62));
        foreach (var path in (string[])[half, stray])
        {
            await File.WriteAllTextAsync(path, "half");
            File.SetLastWriteTimeUtc(path, own.Clock.GetUtcNow().UtcDateTime);
        }

        await own.SendAsSystem(new RemoveForgottenFiles());
        Assert.True(File.Exists(half) && File.Exists(stray));
        await own.InDatabase(db => db.Set<StoredFile>().ExecuteUpdateAsync(row => row.SetProperty(one => one.CaseId, Domain.Common.CaseId.New())));
        own.Clock.Advance(TimeSpan.FromDays(2.1));

        await own.SendAsSystem(new RemoveForgottenFiles());

        Assert.False(File.Exists(half) || File.Exists(stray));
        Assert.Equal((1, 0, 0), Counts(await own.SendAsSystem(new VerifyFiles())));
    }

    private static async Task Hand(AssistanceApp app, int count)
    {
        var random = new Random(count);
        for (var i = 0; i < count; i++)
        {
            await app.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm($"{i}.pdf", [.. SampleFiles.Pdf, .. Enumerable.Range(0, random.Next(10, 2_000)).Select(_ => (byte)random.Next(256)), (byte)i])], []));
        }
    }

    private static Task TamperAsync(Random random, int what, string path, byte[] bytes, string other)
    {
        byte[] changed = [.. bytes];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        switch (what)
        {
            case 0:
                return File.WriteAllBytesAsync(path, changed);
            case 1:
                return File.WriteAllBytesAsync(path, bytes[..random.Next(bytes.Length)]);
            case 2:
                return File.WriteAllBytesAsync(path, [.. bytes, (byte)random.Next(256)]);
            case 3:
                File.Delete(path);
                return Task.CompletedTask;
            default:
                File.Copy(other, path, overwrite: true);
                return Task.CompletedTask;
        }
    }

    private static (long Files, long Bad, long Strays) Counts(FilesVerification found) => (found.Files, found.Bad, found.Strays);

    private static string PathOf(AssistanceApp app, StoredFile file) => Path.Combine(app.Folder, "files", file.Sha256[..2], file.Sha256);

    private static async Task<(int Code, JsonElement Json)> Run(AssistanceApp app)
    {
        using var output = new StringWriter();
        var code = await OperatorCommands.RunAsync(CommandLine.Parse(["files", "verify", "--json"]), app.Services, () => Task.CompletedTask, output, TextWriter.Null, CancellationToken.None);
        return (code, JsonDocument.Parse(output.ToString()).RootElement);
    }
}
