using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Account;

public class ChangePasswordTests(AssistanceApp app) : WebTest(app)
{
    private const string New = "Quite another sentence";

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var here = await SignIn(Cast.Manager);
        var there = await SignIn(Cast.Manager);

        var after = await (await here.Get("/account/change-password")).Submit("form.card", ("Current", Cast.Password), ("Password", New), ("Again", New));

        after.At("/account").Shows("The password is changed");
        await here.Get("/account");
        (await there.Get("/account")).At("/account/sign-in");
        var signedIn = await (await Browse().Get("/account/sign-in")).Submit("form.card", ("UserName", Cast.Manager), ("Password", New));
        Assert.NotEqual("/account/sign-in", signedIn.Path);
    }

    [Theory]
    [InlineData("wrong", New, New, "The password is wrong.")]
    [InlineData(Cast.Password, "short", "short", "A password has at least 10 characters.")]
    [InlineData(Cast.Password, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "use more different characters")]
    [InlineData(Cast.Password, "Password2026", "Password2026", "easily guessed")]
    [InlineData(Cast.Password, New, "not the same", "The two passwords differ.")]
    public async Task What_will_not_do_is_said(string current, string password, string again, string why)
    {
        var page = await (await SignIn(Cast.OtherManager)).Get("/account/change-password");

        var refused = await page.Submit("form.card", ("Current", current), ("Password", password), ("Again", again));

        refused.Expect(HttpStatusCode.BadRequest).Shows(why);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() => (await Browse().Get("/account/change-password")).At("/account/sign-in");
}
