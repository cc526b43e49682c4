using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class StartTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() => (await Browse().Get("/")).At("/account/sign-in");
}
