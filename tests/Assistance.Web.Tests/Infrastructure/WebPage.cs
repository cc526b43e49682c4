using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>An answer of the program, with what a test asks of it. Assertions name what was there instead.</summary>
public sealed class WebPage(Browser browser, HttpResponseMessage response, IHtmlDocument document, string text, byte[] bytes)
{
    /// <summary>The status of the last answer, after redirects.</summary>
    public HttpStatusCode Status => response.StatusCode;

    /// <summary>Path and query at which the reader ended up, after redirects.</summary>
    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>The answer itself, for headers.</summary>
    public HttpResponseMessage Response => response;

    /// <summary>The parsed page; empty when the answer is no HTML.</summary>
    public IHtmlDocument Document => document;

    /// <summary>The body as it was sent.</summary>
    public string Source => text;

    /// <summary>The body as bytes, for files.</summary>
    public byte[] Bytes => bytes;

    /// <summary>What a person reads in the main part of the page, with spaces and line ends made one space.</summary>
    public string Text => Flat((document.QuerySelector("main") ?? document.Body)?.TextContent);

    /// <summary>First element that fits the selector, or null.</summary>
    public IElement? Find(string selector) => document.QuerySelector(selector);

    /// <summary>All elements that fit the selector.</summary>
    public IReadOnlyList<IElement> All(string selector) => [.. document.QuerySelectorAll(selector)];

    /// <summary>First element that fits the selector; the test fails when there is none.</summary>
    public IElement The(string selector)
    {
        var element = Find(selector);
        Assert.True(element is not null, $"{Path} has no {selector}. It shows: {Text}");
        return element;
    }

    /// <summary>Expects this status.</summary>
    public WebPage Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Path} answered {(int)Status} instead of {(int)status}: {Text}");
        return this;
    }

    /// <summary>Expects that the reader ended up at this path (query left out of the comparison unless given).</summary>
    public WebPage At(string path)
    {
        Assert.Equal(path, path.Contains('?', StringComparison.Ordinal) ? Path : Path.Split('?')[0]);
        return this;
    }

    /// <summary>Expects each of these texts in the main part of the page.</summary>
    public WebPage Shows(params string[] texts)
    {
        foreach (var one in texts)
        {
            Assert.True(Text.Contains(one, StringComparison.Ordinal), $"{Path} does not show \"{one}\". It shows: {Text}");
        }

        return this;
    }

    /// <summary>Expects none of these texts anywhere in the source of the page.</summary>
    public WebPage Hides(params string[] texts)
    {
        foreach (var one in texts)
        {
            Assert.DoesNotContain(one, text, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Expects a refusal beside the named field and in the summary, with status 400.</summary>
    public WebPage Refuses(string field, string? message = null)
    {
        Expect(HttpStatusCode.BadRequest);
        var beside = Flat(The($"[data-valmsg-for='{field}']").TextContent);
        Assert.True(beside.Length > 0, $"{Path} has no error beside {field}: {Text}");
        Assert.Contains(beside, Flat(The("[role=alert]").TextContent), StringComparison.Ordinal);
        if (message is not null)
        {
            Assert.Contains(message, beside, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Follows the link with this text, or that fits this selector when it starts with a sign of CSS.</summary>
    public Task<WebPage> Follow(string link)
    {
        var anchor = "#.[a:".Contains(link[0], StringComparison.Ordinal) && Find(link) is IHtmlAnchorElement found
            ? found
            : document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(one => Flat(one.TextContent) == link);
        Assert.True(anchor is not null, $"{Path} has no link \"{link}\". It has: {string.Join(", ", document.Links.Select(one => Flat(one.TextContent)))}");
        return browser.Get(anchor.GetAttribute("href")!);
    }

    /// <summary>
    /// Fills in and sends a form. A name that the form does not have fails the test. Values: text, numbers, <see cref="DateOnly"/>,
    /// booleans for a check box, several texts for a multiple choice, <see cref="Upload"/> for a file.
    /// </summary>
    /// <param name="form">Selector of the form (or of anything inside it, such as the button to press).</param>
    /// <param name="fields">What the person fills in; all other fields are sent as the page holds them.</param>
    public Task<WebPage> Submit(string form, params (string Name, object? Value)[] fields)
    {
        var target = The(form);
        var element = target as IHtmlFormElement ?? target.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"{form} is no form and inside none.");
        return FormFiller.Send(browser, this, element, target as IHtmlButtonElement, fields);
    }

    /// <summary>Text with every run of white space made one space.</summary>
    public static string Flat(string? value) =>
        string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A file that a person chooses in a form.</summary>
public sealed record Upload(string FileName, byte[] Content, string ContentType = "application/octet-stream")
{
    /// <summary>The smallest valid photo: a PNG of one pixel.</summary>
    public static Upload Photo(string fileName = "photo.png") => new(fileName, Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="), "image/png");
}
