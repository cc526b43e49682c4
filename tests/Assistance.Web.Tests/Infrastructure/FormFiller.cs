using System.Globalization;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Assistance.Web.Tests.Infrastructure;

/// <summary>Does with a form what a browser does: takes what it holds, adds what the person fills in, and sends it as the form says.</summary>
internal static class FormFiller
{
    public static async Task<WebPage> Send(
        Browser browser, WebPage page, IHtmlFormElement form, IHtmlButtonElement? pressed, (string Name, object? Value)[] fields)
    {
        var names = form.Elements.Select(element => element.GetAttribute("name")).OfType<string>().Distinct().ToList();
        foreach (var (name, _) in fields)
        {
            Assert.True(names.Contains(name), $"The form on {page.Path} has no field {name}. It has: {string.Join(", ", names)}");
        }

        var filled = fields.ToLookup(field => field.Name, field => field.Value);
        var values = form.Elements.OfType<IHtmlElement>().SelectMany(element => Held(element, filled)).ToList();
        var button = pressed ?? form.QuerySelector<IHtmlButtonElement>("button:not([type=button])");
        if (button?.Name is { Length: > 0 } buttonName)
        {
            values.Add((buttonName, button.Value));
        }

        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var path = string.IsNullOrEmpty(action) ? page.Path : action;
        if (!string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
        {
            using var query = Encoded(values);
            return await browser.Send(HttpMethod.Get, $"{path.Split('?')[0]}?{await query.ReadAsStringAsync()}", null);
        }

        var multipart = string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase);
        using HttpContent content = multipart ? Parts(values) : Encoded(values);
        return await browser.Send(HttpMethod.Post, path, content);
    }

    private static IEnumerable<(string Name, object Value)> Held(IHtmlElement element, ILookup<string, object?> filled)
    {
        var name = element.GetAttribute("name");
        if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled") || element is IHtmlButtonElement)
        {
            return [];
        }

        var typed = filled.Contains(name) ? filled[name].SelectMany(Texts).ToList() : null;
        return (element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => (typed is null ? box.IsChecked : Chosen(box, typed)) ? [box.Value] : [],
            IHtmlInputElement { Type: "hidden" } hidden when typed is null || HasBox(hidden) => [hidden.Value],
            IHtmlInputElement { Type: "file" } => typed?.OfType<Upload>() ?? [],
            IHtmlInputElement { Type: "submit" or "button" or "image" } => [],
            IHtmlInputElement input => typed ?? [input.Value],
            IHtmlTextAreaElement area => typed ?? [area.Value],
            IHtmlSelectElement select => typed is null
                ? select.Options.Where(option => option.IsSelected).Select(option => option.Value)
                : typed.Select(value => Offered(select, (string)value)),
            _ => Enumerable.Empty<object>(),
        }).Select(value => (name, value));
    }

    /// <summary>The hidden "false" that stands behind a check box of the same name stays as it is.</summary>
    private static bool HasBox(IHtmlInputElement hidden) =>
        hidden.Form?.Elements.OfType<IHtmlInputElement>().Any(other => other.Type == "checkbox" && other.Name == hidden.Name) == true;

    private static bool Chosen(IHtmlInputElement box, List<object> typed) =>
        typed.Contains(box.Value) || (box.Type == "checkbox" && box.Value == "true" && typed.Contains("True"));

    private static string Offered(IHtmlSelectElement select, string value)
    {
        Assert.True(select.Options.Any(option => option.Value == value),
            $"{select.Name} does not offer \"{value}\". It offers: {string.Join(", ", select.Options.Select(option => option.Value))}");
        return value;
    }

    private static IEnumerable<object> Texts(object? value) => value switch
    {
        null => [""],
        Upload file => [file],
        IEnumerable<Upload> files => files,
        string text => [text],
        IEnumerable<string> texts => texts,
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""],
    };

    private static FormUrlEncodedContent Encoded(List<(string Name, object Value)> values) =>
        new(values.Where(field => field.Value is string).Select(field => KeyValuePair.Create(field.Name, (string)field.Value)));

    private static MultipartFormDataContent Parts(List<(string Name, object Value)> values)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            if (value is Upload file)
            {
                var part = new ByteArrayContent(file.Content);
                part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
                content.Add(part, name, file.FileName);
            }
            else
            {
                content.Add(new StringContent((string)value), name);
            }
        }

        return content;
    }
}
