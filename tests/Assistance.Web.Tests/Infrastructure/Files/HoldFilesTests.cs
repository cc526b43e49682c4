using System.Security.Cryptography;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Infrastructure.Files;

public class HoldFilesTests(AssistanceApp app) : WebTest(app)
{
    public static TheoryData<string, byte[], string, string> Taken => new()
    {
        { "a.pdf", SampleFiles.Pdf, "a.pdf", "application/pdf" },
        { "a.jpeg", SampleFiles.Jpeg, "a.jpeg", "image/jpeg" },
        { "a.png", SampleFiles.Png, "a.png", "image/png" },
        { "a.webp", SampleFiles.Webp, "a.webp", "image/webp" },
        { "IMG_1.HEIC", SampleFiles.Heic, "IMG_1.heic", "image/heic" },
        { "a.docx", SampleFiles.Docx, "a.docx", FileKind.Docx.ContentType },
        { "a.zip", SampleFiles.Xlsx, "a.zip.xlsx", FileKind.Xlsx.ContentType },
        { "a.odt", SampleFiles.Odt, "a.odt", FileKind.Odt.ContentType },
        { "a.csv", SampleFiles.Gb18030, "a.csv", "text/csv" },
        { "a", "plain words"u8.ToArray(), "a.txt", "text/plain" },
        { "a.pdf", SampleFiles.Png, "a.png", "image/png" },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "a.pdf", SampleFiles.Program },
        { "a.exe", SampleFiles.Pdf },
        { "a.txt", "  <!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "a.txt", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "a.txt", "#!/bin/sh\nrm -rf"u8.ToArray() },
        { "a.svg", "words"u8.ToArray() },
        { "a.docx", SampleFiles.DocxWithMacros },
        { "a.docx", SampleFiles.Package(("readme", "no document")) },
        { "a.docx", [(byte)'P', (byte)'K', 3, 4, 0, 0] },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "a.txt", [] },
    };

    [Theory, MemberData(nameof(Taken))]
    public async Task A_file_is_known_by_its_content(string name, byte[] content, string shown, string type)
    {
        var kept = await Hold(Cast.Caseworker, SampleFiles.InForm(name, content));

        Assert.Empty(kept.Refusals);
        var file = Assert.Single(kept.Files);
        Assert.Equal((shown, type, content.Length), (file.Name, file.ContentType, (int)file.Size));
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_could_harm_its_reader_is_refused_with_a_sentence(string name, byte[] content)
    {
        var kept = await Hold(Cast.Caseworker, SampleFiles.InForm(name, content), SampleFiles.InForm("good.png", SampleFiles.Png));

        Assert.StartsWith("files.rule.", Assert.Single(kept.Refusals).Key, StringComparison.Ordinal);
        Assert.Equal("good.png", Assert.Single(kept.Files).Name);
    }

    [Fact]
    public async Task A_package_that_would_unpack_to_a_gigabyte_is_refused()
    {
        var kept = await Hold(Cast.Caseworker, SampleFiles.InForm("a.docx", SampleFiles.Bomb()));

        Assert.Equal("files.rule.kind", Assert.Single(kept.Refusals).Key);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing_behind()
    {
        var kept = await Hold(Cast.Caseworker, SampleFiles.InForm("big.pdf", [.. SampleFiles.Pdf, .. new byte[21 << 20]]));

        Assert.Equal("files.rule.size", Assert.Single(kept.Refusals).Key);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(App.Folder, "files", "tmp")));
    }

    [Fact]
    public async Task Bytes_stand_once_under_their_hash()
    {
        byte[] content = [.. SampleFiles.Pdf, 1, 2, 3];
        var first = await Hold(Cast.Caseworker, SampleFiles.InForm("one.pdf", content));
        var second = await Hold(Cast.Lead, SampleFiles.InForm("two.pdf", content));

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.NotEqual(first.Files[0].Id, second.Files[0].Id);
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(App.Folder, "files", hash[..2], hash)));
    }

    [Fact]
    public async Task A_photo_that_tells_its_place_is_known_and_kept_byte_for_byte()
    {
        byte[] webp = [.. "RIFF"u8, 0, 0, 32, 0, .. "WEBP"u8, .. new byte[2 << 20], .. "EXIF"u8, 26, 0, 0, 0, .. SampleFiles.Notes(true, 0x8825)];
        var kept = await Hold(
            Cast.Caseworker, SampleFiles.InForm("a.jpg", SampleFiles.JpegWithPlace()), SampleFiles.InForm("b.jpg", SampleFiles.JpegWithPlace(isLittle: false)),
            SampleFiles.InForm("c.webp", webp), SampleFiles.InForm("d.jpg", SampleFiles.JpegWithCamera), SampleFiles.InForm("e.jpg", SampleFiles.Jpeg),
            SampleFiles.InForm("f.jpg", [0xFF, 0xD8, 0xFF, .. "II*\0"u8, 255, 255, 255, 255]), SampleFiles.InForm("g.pdf", [.. SampleFiles.Pdf, .. SampleFiles.Notes(true, 0x8825)]));

        Assert.Equal(["a.jpg", "b.jpg", "c.webp"], kept.Files.Where(file => file.HasPlace).Select(file => file.Name));
        Assert.Equal(7, kept.Files.Count);
        var hash = Convert.ToHexStringLower(SHA256.HashData(SampleFiles.JpegWithPlace()));
        Assert.Equal(SampleFiles.JpegWithPlace(), await File.ReadAllBytesAsync(Path.Combine(App.Folder, "files", hash[..2], hash)));
    }

    [Fact]
    public async Task Nobody_holds_the_file_of_somebody_else()
    {
        var own = (await Hold(Cast.Caseworker, SampleFiles.InForm("mine.pdf", SampleFiles.Pdf))).Files[0].Id;

        Assert.Single((await App.SendAs(Cast.Caseworker, new HoldFiles([], [own]))).Files);
        Assert.Empty((await App.SendAs(Cast.Manager, new HoldFiles([], [own]))).Files);
    }

    [Fact]
    public async Task At_most_twenty_files_are_kept_and_the_rest_is_named()
    {
        var many = Enumerable.Range(1, 21).Select(i => SampleFiles.InForm($"{i}.pdf", [.. SampleFiles.Pdf, (byte)i])).ToArray();

        var kept = await Hold(Cast.Caseworker, many);

        Assert.Equal(20, kept.Files.Count);
        Assert.Contains("21.pdf", Assert.Single(kept.Refusals).Arguments);
    }

    private Task<KeptFiles> Hold(string person, params Microsoft.AspNetCore.Http.IFormFile[] files) => App.SendAs(person, new HoldFiles(files, []));
}
