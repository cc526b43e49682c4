using System.Net;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

public class VerifyCertificateTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_has_a_certificate_is_told_that_it_holds_and_nothing_of_the_people()
    {
        var reference = await App.SignedCase();
        (await Browse().Speaking("en").Get(AgreementsLinks.Verify(await CertificateOf(reference))))
            .Shows("Exactly as it was signed", reference, (await App.Newest(reference)).Document!.Sha256)
            .Hides(Cast.Lead, Cast.Manager, "First Works");
    }

    [Fact]
    public async Task A_changed_record_is_told_to_everybody_who_asks()
    {
        var reference = await App.SignedCase();
        await App.InDatabase(db => db.Database.ExecuteSqlAsync($"""UPDATE "Agreements" SET "Signatures" = REPLACE("Signatures", {Cast.Lead}, 'Somebody Else') WHERE "Number" = {reference}"""));
        (await Browse().Speaking("en").Get(AgreementsLinks.Verify(await CertificateOf(reference)))).Hides("Exactly as it was signed");
    }

    [Fact]
    public async Task What_is_no_certificate_is_not_found()
    {
        await Browse().Get(AgreementsLinks.Verify(new string('0', 64)), HttpStatusCode.NotFound);
        await Browse().Get(AgreementsLinks.Verify((await App.Newest(await App.SignedCase())).Document!.Sha256), HttpStatusCode.NotFound);
    }

    private Task<string> CertificateOf(string reference) =>
        App.InDatabase(db => db.StoredFiles.Where(row => row.Name == reference + ".certificate.txt").Select(row => row.Sha256).SingleAsync());
}
