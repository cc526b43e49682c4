using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Sound;

public class ErrorPagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public Task The_page_for_what_does_not_exist_is_sound(string language) => AreSound(Cast.Caseworker, language, "/no-such-page");
}
