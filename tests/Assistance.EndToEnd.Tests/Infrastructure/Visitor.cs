using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>One person at one browser window. What the browser complains about (script errors, refused content, failed requests) is collected.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string? screenshots = Environment.GetEnvironmentVariable("ASSISTANCE_SCREENSHOTS");

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    internal Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(15_000);
        page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        page.Console += (_, message) =>
        {
            // the answer 400 to a form with errors is the product's way, and the browser reports it as an error
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status >= 400 && response.Request.ResourceType != "document"))
            {
                complaints.Enqueue($"{response.Status} {response.Url}");
            }
        };
    }

    /// <summary>The page, for everything that Playwright can do.</summary>
    public IPage Page { get; }

    /// <summary>Opens a path of the program.</summary>
    public async Task<Visitor> Open(string path)
    {
        await Page.GotoAsync(path);
        return this;
    }

    /// <summary>Types into the field with this label.</summary>
    public Task Fill(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Presses the button with this text.</summary>
    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows the link with this text.</summary>
    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Expects this text somewhere on the page, waiting as a reader would.</summary>
    public Task Sees(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>
    /// Expects that axe finds nothing wrong with the page, that nothing is wider than the window, and that the browser had no complaint
    /// so far.
    /// </summary>
    public async Task IsSound()
    {
        var found = (await Page.RunAxe()).Violations
            .Select(violation => $"axe {violation.Id}: {violation.Help} at {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.True(!found.Any(), $"{Page.Url}:\n{string.Join('\n', found)}");
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the window.");
        IsQuiet();
    }

    /// <summary>Expects that the browser had no complaint so far.</summary>
    public void IsQuiet() => Assert.True(complaints.IsEmpty, $"{Page.Url}:\n{string.Join('\n', complaints)}");

    /// <summary>Keeps a picture of the whole page in the folder named by ASSISTANCE_SCREENSHOTS; does nothing without it.</summary>
    public async Task Picture(string name)
    {
        if (screenshots is not null)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(screenshots, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
