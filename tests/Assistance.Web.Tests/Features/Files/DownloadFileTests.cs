using System.Net;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;

namespace Assistance.Web.Tests.Features.Files;

public class DownloadFileTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_handed_in_and_only_to_be_saved()
    {
        var id = await Hand("Prüf \"bericht\".pdf", SampleFiles.Pdf);
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get($"/files/{id}");

        Assert.Equal(SampleFiles.Pdf, page.Bytes);
        var headers = page.Response.Content.Headers;
        Assert.Equal("application/pdf", headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "Prüf _bericht_.pdf"), (headers.ContentDisposition!.DispositionType, headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", page.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task What_somebody_else_handed_in_does_not_exist()
    {
        var id = await Hand("mine.pdf", SampleFiles.Pdf);

        foreach (var person in Cast.Everybody.Except([Cast.Caseworker]))
        {
            var browser = await SignIn(person);
            await browser.Get($"/files/{id}", HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_file_that_never_was_is_not_found()
    {
        var browser = await SignIn(Cast.Caseworker);
        await browser.Get($"/files/{StoredFileId.New()}", HttpStatusCode.NotFound);
        await browser.Get("/files/..%2Fassistance.db", HttpStatusCode.NotFound);
    }

    private async Task<StoredFileId> Hand(string name, byte[] content) =>
        (await App.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm(name, content)], []))).Files[0].Id;
}
