using System.Net;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Shared;

public class ErrorTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_page_that_is_refused_leads_back_to_its_record()
    {
        var made = await SampleCase.EnterAsync(App);
        await App.SendAs(Cast.Caseworker, new ReportProgress(made.Reference, "C2", 100, "Done"));
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get(CommitmentsLinks.Verify(made.Reference, "C2"), HttpStatusCode.BadRequest);

        (await page.Follow("Back to the record")).At(CommitmentsLinks.Details(made.Reference, "C2"));
        (await browser.Get("/no-such/page", HttpStatusCode.NotFound)).Hides("Back to the record");
    }

    [Fact]
    public async Task The_record_of_a_page_is_the_nearest_one_above_it()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var above = scope.ServiceProvider.GetRequiredService<RecordAbove>();

        Assert.Equal("/cases/BF-1", above.Of("/cases/BF-1/pause?x=/y"));
        Assert.Equal("/cases/BF-1", above.Of("/cases/BF-1/agreement/sign"));
        Assert.Equal("/cases/BF-1/commitments/C3", above.Of("/cases/BF-1/commitments/C3/extension/decide"));
        Assert.Equal("/enterprises/91X", above.Of("/enterprises/91X/code"));
        Assert.Null(above.Of("/cases"));
        Assert.Null(above.Of("/account/password"));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task What_does_not_exist_answers_404_in_the_language_of_the_reader(string language)
    {
        var browser = (await SignIn(Cast.Caseworker)).Speaking(language);

        var page = await browser.Get("/no-such-page", HttpStatusCode.NotFound);

        Assert.Equal(language, page.The("html").GetAttribute("lang"));
        Assert.NotEmpty(page.The("h1").TextContent);
    }

    [Fact]
    public async Task Every_answer_forbids_inline_scripts_and_frames()
    {
        var browser = await SignIn(Cast.Caseworker);

        var page = await browser.Get("/no-such-page", HttpStatusCode.NotFound);

        var policy = Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Empty(page.All("script:not([src]), [style], [onclick]"));
    }

    [Theory]
    [InlineData("zh-CN", "文件太大")]
    [InlineData("en", "The file is too large")]
    public async Task An_upload_above_the_limit_of_a_form_is_answered_by_a_sentence_and_not_read(string language, string title)
    {
        var browser = (await SignIn(Cast.Caseworker)).Speaking(language);
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent([1, 2, 3]), "Photos", "photo.jpg");
        // what the browser announces is enough to refuse it
        form.Headers.ContentLength = 101L * 1024 * 1024;

        var page = await browser.Send(HttpMethod.Post, "/cases", form);

        page.Expect(HttpStatusCode.RequestEntityTooLarge).Shows(title);
        Assert.Equal(language, page.The("html").GetAttribute("lang"));
    }
}
