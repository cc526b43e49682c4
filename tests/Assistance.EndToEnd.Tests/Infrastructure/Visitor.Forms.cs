using Assistance.Web.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Assistance.EndToEnd.Tests.Infrastructure;

/// <content>Filling in and sending forms. Inputs are found by the name under which they are sent; axe sees to it that each has a label.</content>
public sealed partial class Visitor
{
    private const float Patience = 20_000;

    /// <summary>Fills in an input: types into it, chooses the item of a list by its value or its words, or ticks the choice with this value.</summary>
    public async Task<Visitor> Set(string name, string value)
    {
        var input = Page.Locator($"main [name='{name}']:not([type=hidden])");
        switch (await input.First.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type"))
        {
            case "select":
                await Select(input.First, value);
                break;
            case "radio" or "checkbox":
                await Page.Locator($"main input[name='{name}'][value='{value}' i]").CheckAsync();
                break;
            default:
                await input.First.FillAsync(value);
                break;
        }

        return this;
    }

    /// <summary>Chooses among radio buttons or check boxes the one whose label begins with these words.</summary>
    public async Task<Visitor> Tick(string name, string words)
    {
        await Page.Locator($"main .form-check:has(input[name='{name}'])").Filter(new() { HasText = words }).Locator("input").First.CheckAsync();
        return this;
    }

    /// <summary>Hands in a file.</summary>
    public async Task<Visitor> Attach(string name, Upload file)
    {
        await Page.Locator($"main input[type=file][name='{name}']").SetInputFilesAsync(
            new FilePayload { Name = file.FileName, MimeType = file.ContentType, Buffer = file.Content });
        return this;
    }

    /// <summary>Presses a button that brings the same page again, with more rows or filled in.</summary>
    /// <param name="button">Key of its words.</param>
    /// <param name="appears">What then stands on the page.</param>
    public async Task<Visitor> PressFor(string button, string appears)
    {
        await Button(button).ClickAsync();
        await Assertions.Expect(Page.Locator(appears).First).ToBeAttachedAsync(new() { Timeout = Patience });
        return this;
    }

    /// <summary>Sends the form and expects the message that says what was done.</summary>
    /// <param name="button">Key of the button's words.</param>
    /// <param name="done">Key of the message.</param>
    /// <param name="arguments">What fills the message's places.</param>
    public async Task Send(string button, string done, params object?[] arguments)
    {
        await Button(button).ClickAsync();
        try
        {
            await Assertions.Expect(Page.Locator("[role=status]").First).ToContainTextAsync(T[done, arguments], new() { Timeout = Patience });
        }
        catch (PlaywrightException failure)
        {
            var said = await Page.Locator("[role=alert], .note.bad, [role=status], h1").AllInnerTextsAsync();
            throw new InvalidOperationException($"{Page.Url} after {button}: {string.Join(" | ", said)}", failure);
        }

        IsQuiet();
    }

    /// <summary>Follows a link with the words of this key.</summary>
    public Task Go(string key, params object?[] arguments) => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = T[key, arguments], Exact = true }).First.ClickAsync();

    /// <summary>Expects the words of this key somewhere on the page.</summary>
    public Task Reads(string key, params object?[] arguments) => Sees(T[key, arguments]);

    private ILocator Button(string key) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = T[key], Exact = true }).Last;

    private static async Task Select(ILocator list, string value)
    {
        var items = await list.Locator("option").EvaluateAllAsync<string[]>("all => all.map(one => one.value + '\\n' + one.text)");
        var found = Array.Find(items, item => string.Equals(item.Split('\n')[0], value, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(items, item => item.Split('\n')[1].Contains(value, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The list has no {value}, but {string.Join(", ", items)}.");
        await list.SelectOptionAsync(new SelectOptionValue { Value = found.Split('\n')[0] });
    }
}
