using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests;

public class ErrorTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", 1280)]
    [InlineData("en", 320)]
    public async Task The_page_for_what_does_not_exist_is_sound(string language, int width)
    {
        await using var visitor = await Visit(Cast.Caseworker, language, width: width);

        await visitor.Open("/no-such-page");

        await visitor.IsSound();
        await visitor.Picture($"error-{language}");
    }
}
