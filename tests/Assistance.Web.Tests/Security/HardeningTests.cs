using System.Net;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Data;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Tests.Security;

/// <summary>What browsers, proxies and the machine are told, so that a stolen or planted thing is of no use.</summary>
public sealed class HardeningTests(AssistanceApp app) : WebTest(app)
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/css/assistance.css")]
    [InlineData("/health")]
    public async Task Every_answer_carries_the_headers_that_guard_it(string path)
    {
        using var client = App.CreateDefaultClient(new Uri("https://assistance.example"));

        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        string Header(string name) => string.Join(',', answer.Headers.GetValues(name));
        Assert.Equal("max-age=63072000; includeSubDomains", Header("Strict-Transport-Security"));
        Assert.Contains("object-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Pages_stay_in_no_cache()
    {
        var page = await (await SignIn(Cast.Manager)).Get("/cases");

        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_that_no_page_has_is_refused(string method)
    {
        var page = await (await SignIn(Cast.Manager)).Send(new HttpMethod(method), "/cases", null);

        page.Expect(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_kept_from_scripts()
    {
        using var client = App.CreateDefaultClient(new Uri("https://localhost"));
        var form = await new Browser(client, new()).Get("/account/sign-in");
        var cookies = form.Response.Headers.GetValues("Set-Cookie").ToList();
        using var fields = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("UserName", Cast.Manager), KeyValuePair.Create("Password", Cast.Password),
            KeyValuePair.Create("__RequestVerificationToken", form.The("form.card input[name=__RequestVerificationToken]").GetAttribute("value")!),
        ]);
        client.DefaultRequestHeaders.Add("Cookie", cookies[0].Split(';')[0]);

        var answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), fields);
        cookies.AddRange(answer.Headers.GetValues("Set-Cookie").Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)));

        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-assistance.session=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_session_ends_a_day_after_the_sign_in_however_busy_it_is()
    {
        var browser = await SignIn(Cast.Caseworker);
        for (var hour = 4; hour < 24; hour += 4)
        {
            Clock.Advance(TimeSpan.FromHours(4));
            (await browser.Get("/account")).At("/account");
        }

        await (await browser.Get("/account")).Submit("form:has(#Email)", ("Phone", "4711"));
        Clock.Advance(TimeSpan.FromHours(3.9));
        (await browser.Get("/account")).At("/account");
        Clock.Advance(TimeSpan.FromHours(0.2));

        (await browser.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task A_session_ends_when_nobody_asks_for_anything_for_ten_hours()
    {
        var browser = await SignIn(Cast.Backup);
        Clock.Advance(TimeSpan.FromHours(10.1));

        (await browser.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_a_lost_phone()
    {
        var lost = await SignIn(Cast.Member);
        await lost.Get("/account");
        var person = (await App.PersonNamed(Cast.Member)).Id;
        var page = await (await SignIn(Cast.Administrator)).Get($"/admin/people/{person}");

        (await page.Submit("button[value=EndSessions]")).Shows("signed out everywhere");

        (await lost.Get("/account")).At("/account/sign-in");
    }

    [Fact]
    public async Task Passwords_are_hashed_as_slowly_as_is_advised_today()
    {
        Assert.True(App.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount >= 210_000);
        Assert.False(App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AddServerHeader);
        Assert.NotEmpty(await App.InDatabase(db => db.Accounts.Where(row => row.PasswordHash != null).ToListAsync()));
    }

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7/32")]
    [InlineData("10.0.0.0/24", "10.0.0.0/24")]
    [InlineData("fd00::1", "fd00::1/128")]
    [InlineData("proxy.example", null)]
    public void A_proxy_is_an_address_or_a_network(string text, string? network) => Assert.Equal(network, SiteOptions.Network(text)?.ToString());

    [Fact]
    public async Task Only_proxies_that_are_named_or_stand_on_the_same_machine_are_believed()
    {
        await using var named = new ProxiedApp();
        var options = named.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

        Assert.Contains(options.KnownIPNetworks, network => network.ToString() == "10.1.0.0/16");
        Assert.Contains(IPAddress.IPv6Loopback, options.KnownProxies);
        Assert.DoesNotContain(options.KnownIPNetworks, network => network.Contains(IPAddress.Parse("203.0.113.9")));
        Assert.Equal(1, options.ForwardLimit);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_that_the_program_makes_is_its_own_only()
    {
        var place = Path.Combine(App.Folder, "made", "here");
        var folder = new DataFolder(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", place)]).Build());

        foreach (var made in new[] { folder.Root, folder.Folder("keys") })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
        }
    }

    private sealed class ProxiedApp : AssistanceApp
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:BehindProxy", "true");
            builder.UseSetting("Site:Proxies:0", "10.1.0.0/16");
        }
    }
}
