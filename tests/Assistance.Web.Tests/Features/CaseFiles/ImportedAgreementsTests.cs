using System.Security.Cryptography;
using Assistance.Domain.Agreements;
using Assistance.Domain.People;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.CaseFiles;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.CaseFiles;

/// <summary>Agreements that a case file brings in are frozen and sealed as what they are: the record of that file.</summary>
public sealed class ImportedAgreementsTests : IAsyncDisposable
{
    private readonly AssistanceApp app = new(Installation.Empty());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("zh", "负责", "登记证明")]
    [InlineData("en", "obligations", "Certificate of record")]
    public async Task Every_agreement_of_the_samples_is_whole_and_a_second_program_verifies_it(string language, string word, string title)
    {
        await app.SendAsSystem(new LoadDemo(language));
        var agreements = await app.InDatabase(db => db.Agreements.AsNoTracking().ToListAsync());
        Assert.Equal(7, agreements.Count);
        foreach (var one in agreements)
        {
            Assert.True(one.IsImported);
            Assert.All(one.Signatures, signature => Assert.Equal(("", "", "", null), (signature.DocumentSha256, signature.ConsentSha256, signature.From, signature.Proof)));
            var check = (await app.SendAsSystem(new ShowCertificate(one.Number, one.Number))).Check;
            Assert.True(check is { IsWhole: true, IsImported: true }, one.Number);
            Assert.StartsWith($"Assistance certificate of record\nagreement: {one.Number}\n", check.Certificate, StringComparison.Ordinal);
            Assert.Contains("what both sides signed is not here", check.Certificate, StringComparison.Ordinal);
            Assert.Contains(one.Document!.Sha256, check.Certificate, StringComparison.Ordinal);

            var text = await Kept(one.Number, ".txt");
            Assert.Equal(one.Document.Sha256, Convert.ToHexStringLower(SHA256.HashData(text)));
            Assert.Contains(word, System.Text.Encoding.UTF8.GetString(text), StringComparison.OrdinalIgnoreCase);
            Assert.True(await OpenSsl.Verifies(text, await Kept(one.Number, ".p7s.txt")), one.Number);
            Assert.True(await OpenSsl.Verifies(await Kept(one.Number, ".certificate.txt"), await Kept(one.Number, ".certificate.p7s.txt")), one.Number);
        }

        var (manager, division) = await app.InDatabase(async db => await db.Accounts.Join(db.People, account => account.PersonId, one => one.Id, (account, one) => one)
            .Where(one => one.Role == Role.Manager && one.DivisionCode != null).Select(one => new { one.Name, one.DivisionCode }).ToListAsync() is var all
            && all.First(one => agreements.Any(agreement => agreement.DivisionCode == one.DivisionCode)) is var found ? (found.Name, found.DivisionCode!) : default);
        var agreement = agreements.First(one => one.DivisionCode == division);
        var reference = agreement.Number;
        var browser = await app.SignIn(manager);
        browser.Speaking(language == "zh" ? "zh-CN" : "en");
        (await browser.Get(AgreementsLinks.Certificate(reference, reference))).Shows(title, "regulator |", "Imported |");
        (await browser.Get(AgreementsLinks.Details(reference))).Shows(title);
        (await browser.Get(AgreementsLinks.Document(reference, reference))).Shows(agreement.Document!.Sha256);
        var hash = (await app.SendAsSystem(new ShowCertificate(reference, reference))).Check.CertificateSha256;
        (await app.Browse().Speaking("en").Get(AgreementsLinks.Verify(hash))).Shows("Exactly as it was recorded", "nobody signed it in this system", reference);
    }

    [Fact]
    public async Task A_refused_file_leaves_no_frozen_text_behind()
    {
        await Assert.ThrowsAsync<Assistance.Web.Infrastructure.Commands.RefusedException>(
            () => app.SendAsSystem(new ImportCases(Samples.With(file => file.Record(6, "commitments", 2)["due"] = "2026-12-24"))));
        Assert.Empty(await app.InDatabase(db => db.StoredFiles.ToListAsync()));
        var files = Path.Combine(app.Folder, "files");
        Assert.Empty(Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories) : []);
    }

    private async Task<byte[]> Kept(string number, string ending)
    {
        var hash = await app.InDatabase(db => db.StoredFiles.Where(row => row.Name == number + ending).Select(row => row.Sha256).SingleAsync());
        return await File.ReadAllBytesAsync(Path.Combine(app.Folder, "files", hash[..2], hash));
    }
}
