using System.Net;
using Assistance.Web.Tests.Infrastructure;
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
        (await page.Submit("form.card", ("Code", "000000"))).Expect(HttpStatusCode.BadRequest);
        var codes = (await page.Submit("form.card", ("Code", await App.CodeOf(Cast.Administrator)))).All("code").Select(one => one.TextContent).ToList();
        Assert.Equal(10, codes.Count);

        var second = await FirstStep(Cast.Administrator);
        second.At("/account/sign-in/code");
        (await second.Submit("form.card", ("Code", "000000"))).Expect(HttpStatusCode.BadRequest).Shows("The code is wrong");
        (await second.Submit("form.card", ("Code", codes[0]))).Expect(HttpStatusCode.OK);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", codes[0]))).Expect(HttpStatusCode.BadRequest);

        var code = await App.CodeOf(Cast.Administrator);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", code))).Expect(HttpStatusCode.OK);
        (await (await FirstStep(Cast.Administrator)).Submit("form.card", ("Code", code))).Expect(HttpStatusCode.BadRequest);

        var manage = (await browser.Get("/account/authenticator")).Shows("9 recovery codes left.");
        (await manage.Submit("form.card", ("Password", "wrong"))).Expect(HttpStatusCode.BadRequest);
        (await manage.Submit("form.card", ("Password", Cast.Password))).At("/account").Shows("The authenticator app is off.");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to() => (await Browse().Get("/account/authenticator")).At("/account/sign-in");

    private async Task<WebPage> FirstStep(string person) =>
        await (await Browse().Speaking("en").Get("/account/sign-in")).Submit("form.card", ("UserName", person), ("Password", Cast.Password));
}

internal static class AuthenticatorApp
{
    /// <summary>The code that the person's app shows now: ASP.NET Core Identity's own reckoning.</summary>
    public static async Task<string> CodeOf(this AssistanceApp app, string person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AccountRecord>>();
        var id = (await app.PersonNamed(person)).Id;
        var account = await users.Users.SingleAsync(row => row.PersonId == id);
        var key = await users.GetAuthenticatorKeyAsync(account) ?? throw new InvalidOperationException("No app is set up.");
        var moment = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
        var counter = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(moment));
#pragma warning disable CA5350 // authenticator apps reckon with SHA-1
        var hash = System.Security.Cryptography.HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = (((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000;
        return number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
