using System.Net;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using AccountRecord = Assistance.Data.Records.Account;

namespace Assistance.Web.Tests.Features.Account;

public class AuthenticatorTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task With_an_app_the_password_alone_opens_nothing_and_each_code_works_once()
    {
        var browser = await SignIn(Cast.Administrator);
        var page = (await browser.Get("/account/authenticator")).Shows("Scan this picture.");
        (await page.Submit("form.card", ("Code", "000000"), ("Password", Cast.Password))).Expect(HttpStatusCode.BadRequest).Shows("The code is wrong");
        (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.Administrator)), ("Password", "wrong"))).Expect(HttpStatusCode.BadRequest).Shows("The password is wrong.");
        var codes = (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.Administrator)), ("Password", Cast.Password))).All("code").Select(one => one.TextContent).ToList();
        Assert.Equal(10, codes.Count);

        var second = await FirstStep(Cast.Administrator);
        second.At("/account/sign-in/code");
        (await second.Submit("form.card", ("Code", "000000"))).Expect(HttpStatusCode.BadRequest).Shows("The code is wrong");
        (await second.Submit("form.card", ("Code", codes[0]))).Expect(HttpStatusCode.OK);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", codes[0]))).Expect(HttpStatusCode.BadRequest);

        var code = await App.CodeOf(Cast.Administrator);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", code))).Expect(HttpStatusCode.OK);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", code))).Expect(HttpStatusCode.BadRequest);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", await App.CodeOf(Cast.Administrator)))).Expect(HttpStatusCode.OK);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", code))).Expect(HttpStatusCode.BadRequest);

        var manage = (await browser.Get("/account/authenticator")).Shows("9 recovery codes left.");
        (await manage.Submit("form.card", ("Password", "wrong"))).Expect(HttpStatusCode.BadRequest);
        (await manage.Submit("form.card", ("Password", Cast.Password))).At("/account").Shows("The authenticator app is off.");
    }

    [Fact]
    public async Task A_copy_of_the_database_opens_no_second_step()
    {
        var browser = await SignIn(Cast.Lead);
        var page = await browser.Get("/account/authenticator");
        var key = page.The("ol code").TextContent.Replace(" ", "", StringComparison.Ordinal);
        var codes = (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.Lead)), ("Password", Cast.Password))).All("ul code").Select(one => one.TextContent.Replace("-", "", StringComparison.Ordinal)).ToList();

        var kept = await App.InDatabase(db => db.Set<IdentityUserToken<Guid>>().Select(row => row.Value).ToListAsync());

        Assert.NotEmpty(kept);
        Assert.Equal(10, codes.Count);
        Assert.DoesNotContain(kept, value => value!.Contains(key, StringComparison.Ordinal) || codes.Exists(code => value.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_the_operator_demands_an_app_nothing_opens_before_it_is_set_up()
    {
        await using var strict = new StrictApp();
        var browser = await strict.SignIn(Cast.Manager);
        var page = (await browser.Get("/cases")).At("/account/authenticator").Shows("Everybody here uses an authenticator app");
        (await browser.Post("/account/change-password", ("Current", Cast.Password))).At("/account/authenticator");

        (await page.Submit("form.card", ("Code", await strict.CodeOf(Cast.Manager)), ("Password", Cast.Password))).Expect(HttpStatusCode.OK);

        (await browser.Get("/cases")).At("/cases");
        var manage = await browser.Get("/account/authenticator");
        (await manage.Submit("form.card", ("Password", Cast.Password))).Expect(HttpStatusCode.BadRequest).Shows("cannot be turned off");
        (await (await SignIn(Cast.Manager)).Get("/cases")).At("/cases");
    }

    private sealed class StrictApp : AssistanceApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SignIn:RequireSecondStep", "true");
        }
    }

    // the first vector of RFC 6238, of whose eight digits an app shows the last six
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_every_app(long seconds, string code) =>
        Assert.Equal(code, SecondStep.CodeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", SecondStep.StepOf(DateTime.UnixEpoch.AddSeconds(seconds))));

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() => (await Browse().Get("/account/authenticator")).At("/account/sign-in");

    private async Task<WebPage> FirstStep(string person) =>
        await (await Browse().Speaking("en").Get("/account/sign-in")).Submit("form.card", ("UserName", person), ("Password", Cast.Password));
}

internal static class AuthenticatorApp
{
    /// <summary>The next code that the person's app shows; the clock moves on to it, because a code opens a door once.</summary>
    public static async Task<string> CodeOf(this AssistanceApp app, string person)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AccountRecord>>();
        var id = (await app.PersonNamed(person)).Id;
        var key = await scope.ServiceProvider.GetRequiredService<SecondStep>().KeyAsync(await users.Users.SingleAsync(row => row.PersonId == id));
        return SecondStep.CodeOf(key, SecondStep.StepOf(app.Clock.GetUtcNow().UtcDateTime));
    }
}
