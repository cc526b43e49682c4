using System.Net;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Xunit.Abstractions;

namespace Assistance.EndToEnd.Tests.Sound;

/// <summary>
/// Every page that somebody of the demo can open: axe finds nothing, no script fails, no content is refused, and a window of 320 pixels
/// is wide enough. A page that looks different to each role is looked at by each, the others by the first who can open them.
/// </summary>
public sealed class SoundTests(ITestOutputHelper output)
{
    /// <summary>Looked at by every role that can open them.</summary>
    private static readonly string[] different = ["/today", "/cases/{reference}/commitments/{number}"];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_page_is_sound(string language)
    {
        await using var app = await DemoApp.Start(language);
        var places = await Places.Of(app);
        var seen = new Dictionary<string, string>();
        var breaches = new List<string>();
        foreach (var reader in app.Readers.Prepend(null))
        {
            await using var visitor = await app.Visit(reader, language);
            using var door = await Door(app, reader, language);
            foreach (var route in places.Routes)
            {
                var name = Places.Name(route);
                if ((seen.ContainsKey(name) && !IsDifferent(name)) || await FirstOpen(door, places.Addresses(route), seen.GetValueOrDefault(name)) is not { } address)
                {
                    continue;
                }

                seen[name] = address;
                breaches.AddRange((await visitor.FaultsOf(address)).Select(fault => $"{reader ?? "nobody"}: {fault}"));
            }
        }

        var never = places.Routes.Select(Places.Name).Except(seen.Keys).ToList();
        output.WriteLine($"{seen.Count} pages; with these records nobody could open: {string.Join(' ', never)}");
        Assert.True(seen.Count >= 30, $"Only {seen.Count} pages could be opened.");
        Assert.True(breaches.Count == 0, $"{breaches.Count} breaches:\n{string.Join('\n', breaches)}");
    }

    private static bool IsDifferent(string name) => different.Contains(name) || name.StartsWith("/cases/{reference}/{tab", StringComparison.Ordinal);

    /// <summary>The first address that answers 200 to this reader; the one that another reader could open is tried first.</summary>
    private static async Task<string?> FirstOpen(HttpClient door, IEnumerable<string> addresses, string? before)
    {
        foreach (var address in (before is null ? addresses : addresses.Prepend(before)).Take(24))
        {
            using var answer = await door.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            // what fails is looked at too: the browser complains about it
            if (answer.StatusCode == HttpStatusCode.OK || answer.StatusCode >= HttpStatusCode.InternalServerError || (address.StartsWith("/error/", StringComparison.Ordinal) && (int)answer.StatusCode >= 400))
            {
                return address;
            }

            if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Redirect)
            {
                return null;
            }
        }

        return null;
    }

    private static async Task<HttpClient> Door(ServedApp app, string? reader, string language)
    {
        var door = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
        var cookies = $"{ReaderCulture.Cookie}={language}";
        if (reader is not null)
        {
            var session = await app.SessionOf(reader);
            cookies += $"; {session.Name}={session.Value}";
        }

        door.DefaultRequestHeaders.Add("Cookie", cookies);
        return door;
    }
}
