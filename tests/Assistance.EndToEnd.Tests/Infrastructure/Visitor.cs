using System.Collections.Concurrent;
using Assistance.Web.Infrastructure.Localization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>One person at one browser window. What the browser complains about (script errors, refused content, failed requests) is collected.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly string? screenshots = Environment.GetEnvironmentVariable("ASSISTANCE_SCREENSHOTS");

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    internal Visitor(IBrowserContext context, IPage page, Text text)
    {
        this.context = context;
        Page = page;
        T = text;
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

    /// <summary>The product's words in the language of the visitor.</summary>
    public Text T { get; }

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
        var breaches = new List<string>();
        breaches.AddRange(await Inaccessible());
        breaches.AddRange(await TooWide());
        Assert.True(breaches.Count == 0, $"{Page.Url}:\n{string.Join('\n', breaches)}");
        IsQuiet();
    }

    /// <summary>What axe finds wrong with the page.</summary>
    public async Task<IReadOnlyList<string>> Inaccessible() =>
        [.. (await Page.RunAxe()).Violations.Select(violation =>
            $"axe {violation.Id}: {violation.Help} at {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}")];

    /// <summary>What stands out of the window on the right; nothing, where the reader need not scroll sideways.</summary>
    public async Task<IReadOnlyList<string>> TooWide() => await Page.EvaluateAsync<string[]>(
        """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const hides = e => e && (getComputedStyle(e).overflowX !== "visible" || getComputedStyle(e).position === "absolute" || hides(e.parentElement));
          const out = [...document.querySelectorAll("main *, header *, footer *")]
            .filter(e => e.getBoundingClientRect().right > width + 0.5 && !hides(e));
          const inner = out.filter(e => !out.some(other => other !== e && e.contains(other))).slice(0, 3);
          return [`${document.documentElement.scrollWidth - width} px too wide at ${width}: ${inner.map(e => e.outerHTML.slice(0, 160)).join(" ; ")}`];
        }
        """);

    /// <summary>What the browser complained about since the last call.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = complaints.ToList();
        complaints.Clear();
        return taken;
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
