using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Shared;

public class ErrorTests(AssistanceApp app) : WebTest(app)
{
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
