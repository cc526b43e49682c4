using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Assistance.Domain.Cases;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Evidence;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Features.Admin;
using Assistance.Web.Tests.Features.Agreements;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Evidence;

public sealed class ExportEvidenceTests(AssistanceApp app) : WebTest(app), IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_evidence_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_command_of_the_readme_finds_the_bundle_whole()
    {
        var reference = await Case();
        await Bundle(await SignIn(Cast.Caseworker), reference);

        var readme = await File.ReadAllTextAsync(Path.Combine(folder, "README.txt"));
        Assert.Contains("个人信息", readme, StringComparison.Ordinal);
        Assert.Contains("personal data", readme, StringComparison.Ordinal);
        var commands = readme.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        // hashes, history, three seals of the bundle's own, and two for each agreement
        Assert.Equal(7, commands.Count);
        foreach (var command in commands)
        {
            var (code, said) = await OpenSsl.Run(folder, "/bin/sh", "-c", command);
            Assert.True(code == 0, $"{command}: {said}");
        }

        string[] expected =
        [
            $"agreements/{reference}.txt", $"agreements/{reference}.certificate.txt", $"agreements/{reference}.consent-regulator.txt",
            $"agreements/{reference}.consent-enterprise.txt", $"documents/{reference}-PLAN.docx", "files/index.jsonl",
        ];
        Assert.All(expected, name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
        var index = (await File.ReadAllLinesAsync(Path.Combine(folder, "files/index.jsonl"))).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var photo = index.Single(line => line.GetProperty("name").GetString() == "焊缝 照片.png");
        Assert.Matches("^files/[0-9]{4}-[A-Za-z0-9._-]+\\.png$", photo.GetProperty("path").GetString());
        Assert.All(index, line => Assert.True(line.GetProperty("whole").GetBoolean()));
    }

    [Fact]
    public async Task A_changed_byte_in_any_file_is_found()
    {
        var reference = await Case();
        await Bundle(await SignIn(Cast.Manager), reference);
        Assert.True(await IsWhole());
        var random = new Random(20261121);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 15);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            var changed = (byte[])bytes.Clone();
            changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(7));
            await File.WriteAllBytesAsync(file, changed);
            Assert.False(await IsWhole(), file);
            await File.WriteAllBytesAsync(file, bytes);
        }

        Assert.True(await IsWhole());
    }

    [Fact]
    public async Task A_history_from_which_something_was_taken_is_found_even_when_the_hashes_were_made_anew()
    {
        var reference = await Case();
        await Bundle(await SignIn(Cast.Manager), reference);
        var (path, head) = (Path.Combine(folder, "history/entries.jsonl"), Path.Combine(folder, "history/head.txt"));
        var (lines, told) = (await File.ReadAllLinesAsync(path), await File.ReadAllTextAsync(head));
        Assert.True(lines.Length > 5);
        Assert.Equal((0, $"whole: {lines.Length} entries\n"), await Verify());
        foreach (var changed in new[] { lines[1..], [.. lines[..2], .. lines[3..]], lines[..^1], [lines[1], lines[0], .. lines[2..]], [.. lines[..^1], lines[^1].Replace("Exported", "Imported", StringComparison.Ordinal)] })
        {
            await File.WriteAllLinesAsync(path, changed);
            var (code, said) = await Verify();
            Assert.True(code == 1 && said.StartsWith("BAD", StringComparison.Ordinal), said);
        }

        // whoever also writes the end anew stands before the signature of the head, and before that of the hashes
        await File.WriteAllLinesAsync(path, lines[..^1]);
        var last = JsonDocument.Parse(lines[^2]).RootElement;
        await File.WriteAllTextAsync(head, string.Join('\n', told.Split('\n').Select(line =>
            line.StartsWith("sequence: ", StringComparison.Ordinal) ? $"sequence: {lines.Length - 1}" : line.StartsWith("hash: ", StringComparison.Ordinal) ? "hash: " + last.GetProperty("hash").GetString() : line)));
        Assert.Equal(0, (await Verify()).Code);
        Assert.NotEqual(0, await Signed("history/head.txt", "history/head.p7s"));
        await OpenSsl.Run(folder, "/bin/sh", "-c", "cut -c67- SHA256SUMS | xargs sha256sum > new && mv new SHA256SUMS");
        Assert.Equal(0, (await OpenSsl.Run(folder, "sha256sum", "-c", "SHA256SUMS")).Code);
        Assert.NotEqual(0, await Signed("SHA256SUMS", "SHA256SUMS.p7s"));
    }

    [Fact]
    public async Task A_history_from_which_a_person_was_erased_is_whole_and_tampering_does_not_pass_for_an_erasure()
    {
        await using var own = new AssistanceApp();
        var (made, leaver) = await ForgetPersonTests.LeaveAsync(own);
        await own.SendAs(Cast.Administrator, new ForgetPerson(leaver, Cast.Caseworker, "Has left", true));
        await Bundle(await own.SignIn(Cast.Manager), made.Reference);

        var path = Path.Combine(folder, "history/entries.jsonl");
        var lines = await File.ReadAllLinesAsync(path);
        Assert.DoesNotContain(lines, line => line.Contains("\"byName\":\"Casey Worker", StringComparison.Ordinal));
        Assert.Equal((0, $"whole: {lines.Length} entries\n"), await Verify());
        Assert.Equal(0, await Signed("history/erasure-000001.txt", "history/erasure-000001.p7s"));

        var erased = Array.FindIndex(lines, line => !line.Contains("\"content\":null", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(path, [.. lines[..erased], lines[erased].Replace("\"command\":\"", "\"command\":\"X", StringComparison.Ordinal), .. lines[(erased + 1)..]]);
        Assert.Equal(1, (await Verify()).Code);
        await File.WriteAllLinesAsync(path, [.. lines[..erased], lines[erased].Replace("\"byName\":\"", "\"byName\":\"X", StringComparison.Ordinal), .. lines[(erased + 1)..]]);
        Assert.Equal((1, $"BAD: entry {erased + 1}"), ((await Verify()).Code, (await Verify()).Said[..$"BAD: entry {erased + 1}".Length]));
        File.Delete(Path.Combine(folder, "history/erasure-000001.txt"));
        await File.WriteAllLinesAsync(path, lines);
        Assert.Equal(1, (await Verify()).Code);
    }

    [Fact]
    public async Task That_it_was_made_stands_in_the_history_and_in_the_bundle_itself()
    {
        var reference = await Case();
        await Bundle(await SignIn(Cast.Caseworker), reference);

        var line = JsonDocument.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "history/entries.jsonl")))[^1]).RootElement;
        Assert.Equal(("EvidenceBundle", "Exported", Cast.Caseworker, reference), (
            line.GetProperty("record").GetString(), line.GetProperty("change").GetString(), line.GetProperty("byName").GetString(), line.GetProperty("recordKey").GetString()));
        Assert.Equal(1, await App.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Record == "EvidenceBundle" && entry.RecordKey == reference)));
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_was_changed_is_told_and_the_rest_is_taken_along()
    {
        var reference = await Case();
        var file = await App.InDatabase(db => db.StoredFiles.OrderByDescending(row => row.Id).FirstAsync(row => row.Name == "焊缝 照片.png"));
        var path = Path.Combine(App.Folder, "files", file.Sha256[..2], file.Sha256);
        var bytes = await File.ReadAllBytesAsync(path);
        try
        {
            File.Delete(path);
            await Bundle(await SignIn(Cast.Manager), reference);
            Assert.True(await IsWhole());
            Assert.Contains((await File.ReadAllLinesAsync(Path.Combine(folder, "files/index.jsonl"))), line => line.Contains("焊缝 照片.png", StringComparison.Ordinal) && line.Contains("\"whole\":false", StringComparison.Ordinal));
        }
        finally
        {
            await File.WriteAllBytesAsync(path, bytes);
        }
    }

    [Fact]
    public async Task Those_who_see_the_whole_case_may_and_nobody_else()
    {
        var reference = await Case();
        (await (await SignIn(Cast.Auditor)).Get(CasesLinks.Details(reference))).Shows("Evidence bundle");
        (await (await SignIn(Cast.Lead)).Get(CasesLinks.Details(reference))).Hides(EvidenceLinks.Bundle(reference));
        foreach (var person in new[] { Cast.Lead, Cast.Member, Cast.OtherLead, Cast.ForeignCaseworker, Cast.ForeignManager, Cast.Expert, Cast.Administrator })
        {
            var browser = await SignIn(person);
            await browser.Get(EvidenceLinks.Bundle(reference), HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Post(EvidenceLinks.Bundle(reference))).Status);
        }

        await (await SignIn(Cast.Manager)).Get(EvidenceLinks.Bundle("BF-210211-2026-999"), HttpStatusCode.NotFound);
        Assert.Equal(0, await App.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Record == "EvidenceBundle" && entry.RecordKey == reference)));
        await Bundle(await SignIn(Cast.Auditor), reference);
        Assert.True(await IsWhole());
    }

    // a signed case with a file of a name that no system should have to take, seen by a daily seal
    private async Task<string> Case()
    {
        var reference = await App.SignedCase();
        await using (var scope = App.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var db = scope.ServiceProvider.GetRequiredService<Assistance.Data.AssistanceDb>();
            db.View(Assistance.Data.Viewing.Viewer.System);
            var found = await db.Cases.SingleAsync(one => one.Reference == reference);
            using var photo = new MemoryStream(Upload.Photo().Content);
            var file = await scope.ServiceProvider.GetRequiredService<FileStore>().SaveAsync(photo, "焊缝 照片.png", scope.ServiceProvider.GetRequiredService<CurrentUser>().Act, default);
            (file.CaseId, file.DivisionCode, file.EnterpriseId) = (found.CaseId, found.DivisionCode, found.EnterpriseId);
            await db.SaveChangesAsync();
        }

        await App.SendAsSystem(new SealAudit());
        return reference;
    }

    private async Task Bundle(Browser browser, string reference)
    {
        var form = await browser.Get(EvidenceLinks.Bundle(reference));
        var token = form.The("main form input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        var answer = await browser.Client.PostAsync(new Uri(EvidenceLinks.Bundle(reference), UriKind.Relative), content);
        Assert.Equal(("application/zip", $"evidence-{reference}.zip"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        await using var zip = await answer.Content.ReadAsStreamAsync();
        await ZipFile.ExtractToDirectoryAsync(zip, folder, overwriteFiles: true);
    }

    private async Task<bool> IsWhole() =>
        (await OpenSsl.Run(folder, "sha256sum", "-c", "SHA256SUMS")).Code == 0 && await Signed("SHA256SUMS", "SHA256SUMS.p7s") == 0;

    private Task<(int Code, string Said)> Verify() => OpenSsl.Run(folder, "python3", "verify.py");

    private async Task<int> Signed(string content, string seal) => (await OpenSsl.Run(
        folder, "openssl", "cms", "-verify", "-binary", "-inform", "PEM", "-CAfile", "certificates.pem", "-purpose", "any", "-in", seal, "-content", content, "-out", "/dev/null")).Code;
}
