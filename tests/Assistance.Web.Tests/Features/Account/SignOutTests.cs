using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class SignOutTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_signs_out_has_to_sign_in_again()
    {
        var browser = await SignIn(Cast.Manager);

        (await (await browser.Get("/account/sign-out")).Submit("form.card")).At("/account/sign-in");

        (await browser.Get("/account/sign-out")).At("/account/sign-in");
    }

    [Fact]
    public async Task Nobody_signs_out_who_is_not_signed_in() =>
        (await Browse().Get("/account/sign-out")).At("/account/sign-in");
}
