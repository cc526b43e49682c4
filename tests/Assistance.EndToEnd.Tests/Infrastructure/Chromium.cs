using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>The one browser process of a run: Debian's Chromium.</summary>
internal static class Chromium
{
    private static readonly string[] arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> browser = new(Launch);

    public static Task<IBrowser> Instance => browser.Value;

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = arguments });
    }
}
