using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Assistance.Data.Records;
using Assistance.Domain.Agreements;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

public class ShowCertificateTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Both_signatures_stand_on_a_sealed_certificate_with_the_address_that_checks_it()
    {
        var reference = await App.SignedCase();
        var page = await (await SignIn(Cast.Reader)).Get(AgreementsLinks.Certificate(reference, reference));

        page.Shows("The signed document is unchanged", "The record says what the certificate says", "The seal is good", Cast.Manager, Cast.Lead, "regulator |", "enterprise |");
        Assert.StartsWith("data:image/png;base64,", page.The("main img").GetAttribute("src"), StringComparison.Ordinal);
        var hash = Hash(await Kept(reference, ".certificate.txt"));
        page.Shows(AgreementsLinks.Verify(hash));
    }

    [Fact]
    public async Task A_second_program_verifies_both_seals()
    {
        var reference = await App.SignedCase();

        Assert.Equal(0, await OpenSsl(await Kept(reference, ".txt"), await Kept(reference, ".p7s.txt")));
        Assert.Equal(0, await OpenSsl(await Kept(reference, ".certificate.txt"), await Kept(reference, ".certificate.p7s.txt")));
        Assert.NotEqual(0, await OpenSsl([.. await Kept(reference, ".txt"), (byte)' '], await Kept(reference, ".p7s.txt")));
    }

    [Theory]
    [InlineData(".txt", 40)]
    [InlineData(".p7s.txt", 40)]
    [InlineData(".certificate.txt", 40)]
    [InlineData(".certificate.p7s.txt", 40)]
    public async Task Every_changed_byte_of_what_was_signed_or_sealed_shows(string name, int places)
    {
        var reference = await App.SignedCase();
        var bytes = await Kept(reference, name);
        var file = PathOf(Hash(bytes));
        var random = new Random(20261121);
        foreach (var place in Enumerable.Range(0, places).Select(_ => random.Next(bytes.Length)))
        {
            var changed = (byte[])bytes.Clone();
            changed[place] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, changed);
            Assert.False((await Check(reference)).IsWhole, $"byte {place} of {name}");
        }

        File.Delete(file);
        Assert.False((await Check(reference)).IsWhole);
        await File.WriteAllBytesAsync(file, bytes);
        Assert.True((await Check(reference)).IsWhole);
    }

    [Fact]
    public async Task What_is_changed_in_the_record_behind_the_programs_back_shows_and_a_file_of_the_same_name_is_not_believed()
    {
        var reference = await App.SignedCase();
        var forged = await App.InDatabase(async db =>
        {
            var real = await db.StoredFiles.AsNoTracking().SingleAsync(row => row.Name == reference + ".certificate.txt");
            db.Add(new StoredFile
            {
                Id = new(Guid.Parse("01900000-0000-7000-8000-000000000000")),
                CaseId = real.CaseId,
                DivisionCode = real.DivisionCode,
                EnterpriseId = real.EnterpriseId,
                Name = real.Name,
                ContentType = real.ContentType,
                Size = 1,
                Sha256 = Hash([1]),
                UploadedBy = real.UploadedBy,
                UploadedAt = real.UploadedAt,
            });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, forged);
        Assert.True((await Check(reference)).IsWhole);

        await App.InDatabase(db => db.Database.ExecuteSqlAsync($"""UPDATE "Agreements" SET "Signatures" = REPLACE("Signatures", {Cast.Lead}, 'Somebody Else') WHERE "Number" = {reference}"""));
        var found = await Check(reference);
        Assert.Equal((true, false, true), (found.Document, found.Record, found.Seal));
    }

    [Fact]
    public async Task What_is_not_signed_has_none_and_others_do_not_find_it()
    {
        var sent = await App.SentCase();
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Certificate(sent, sent), HttpStatusCode.NotFound);
        var reference = await App.SignedCase();
        await (await SignIn(Cast.OtherLead)).Get(AgreementsLinks.Certificate(reference, reference), HttpStatusCode.NotFound);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string PathOf(string hash) => Path.Combine(App.Folder, "files", hash[..2], hash);

    private async Task<SealCheck> Check(string reference) => (await App.SendAs(Cast.Manager, new ShowCertificate(reference, reference))).Check;

    private async Task<byte[]> Kept(string reference, string name)
    {
        var hash = await App.InDatabase(db => db.StoredFiles.Where(row => row.Name == reference + name).OrderByDescending(row => row.Id).Select(row => row.Sha256).FirstAsync());
        return await File.ReadAllBytesAsync(PathOf(hash));
    }

    private static async Task<int> OpenSsl(byte[] content, byte[] seal)
    {
        var folder = Directory.CreateTempSubdirectory("assistance_cms_").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "content"), content);
        await File.WriteAllBytesAsync(Path.Combine(folder, "seal"), seal);
        using var process = Process.Start(new ProcessStartInfo(
            "openssl", ["cms", "-verify", "-binary", "-inform", "PEM", "-in", Path.Combine(folder, "seal"), "-content", Path.Combine(folder, "content"), "-noverify", "-out", "/dev/null"])
        { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return process.ExitCode;
    }
}
