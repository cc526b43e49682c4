using System.Net;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;

namespace Assistance.Web.Tests.Features.Files;

public class ShowImageTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_picture_is_shown_inside_a_page_and_can_do_nothing_there()
    {
        var id = await Hand("photo.png", SampleFiles.Png);
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get($"/files/{id}/image");

        Assert.Equal("image/png", page.Response.Content.Headers.ContentType!.MediaType);
        Assert.Null(page.Response.Content.Headers.ContentDisposition);
        Assert.Contains("sandbox", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_of_the_web_is_not_shown()
    {
        var browser = await SignIn(Cast.Caseworker);
        await browser.Get($"/files/{await Hand("a.pdf", SampleFiles.Pdf)}/image", HttpStatusCode.NotFound);
        await browser.Get($"/files/{await Hand("a.heic", SampleFiles.Heic)}/image", HttpStatusCode.NotFound);
        await browser.Get($"/files/{StoredFileId.New()}/image", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var id = await Hand("photo.png", SampleFiles.Png);
        var browser = await SignIn(Cast.Manager);
        await browser.Get($"/files/{id}/image", HttpStatusCode.NotFound);
    }

    private async Task<StoredFileId> Hand(string name, byte[] content) =>
        (await App.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm(name, content)], []))).Files[0].Id;
}
