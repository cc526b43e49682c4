using System.Collections.Concurrent;
using Assistance.Web.Infrastructure.Localization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <summary>One person at one browser window. What the browser complains about (script errors, refused content, failed requests) is collected.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly string? screenshots = Environment.GetEnvironmentVariable("ASSISTANCE_SCREENSHOTS");

    private static readonly string axe = new BundledAxeScriptProvider().GetScript();

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
    /// Opens a page and looks at it in a wide and in a narrow window: what axe finds wrong, what stands out of the window, and what the
    /// browser complained about. Keeps a picture of both.
    /// </summary>
    /// <param name="path">Path of the page.</param>
    /// <returns>One line for each fault, with the page.</returns>
    public async Task<IReadOnlyList<string>> FaultsOf(string path)
    {
        await Open(path);
        var faults = new List<string>();
        foreach (var (width, height) in new[] { (1280, 900), (320, 844) })
        {
            await Page.SetViewportSizeAsync(width, height);
            faults.AddRange((await Inaccessible()).Concat(await TooWide()).Select(fault => $"{path} at {width}: {fault}"));
            await Picture($"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{T.Culture.Name}-{width}");
        }

        // between a desk and a phone, where columns give way: tablets, and windows side by side
        foreach (var width in new[] { 1024, 768, 480 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            faults.AddRange((await TooWide()).Select(fault => $"{path} at {width}: {fault}"));
        }

        faults.AddRange(complaints.Select(complaint => $"{path}: {complaint}"));
        complaints.Clear();
        return faults;
    }

    /// <summary>
    /// What axe finds wrong with the page. The script runs in the page itself: the package's own way opens a second page for each look,
    /// which takes twice as long, and is there for frames, of which the product has none.
    /// </summary>
    private async Task<IReadOnlyList<string>> Inaccessible()
    {
        await Page.EvaluateAsync(axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(violation =>
              `axe ${violation.id}: ${violation.help} at ${violation.nodes.slice(0, 3).map(node => node.html).join("; ")}`)
            """);
    }

    /// <summary>What stands out of the window on the right; nothing, where the reader need not scroll sideways.</summary>
    private async Task<IReadOnlyList<string>> TooWide() => await Page.EvaluateAsync<string[]>(
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
