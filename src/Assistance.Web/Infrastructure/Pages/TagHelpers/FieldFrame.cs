using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>What every input has around it: its words, its errors, and the ids that tie them together for a screen reader.</summary>
internal sealed class FieldFrame
{
    public FieldFrame(ViewContext view, ModelExpression @for, Text text, string? labelKey, string? hintKey, string? hint)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(@for.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        var area = FieldNames.Area(view.ActionDescriptor);
        Label = labelKey is not null ? text[labelKey] : FieldNames.Label(text, area, @for.Name) ?? text[$"{area}.field.{Text.Kebab(@for.Name)}"];
        // markup turns a null into an empty text
        Hint = !string.IsNullOrEmpty(hint) ? hint : (hintKey is not null ? text[hintKey] : FieldNames.Hint(text, area, @for.Name));
        Errors = view.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? [.. entry.Errors.Select(e => e.ErrorMessage)]
            : [];
    }

    public string Name { get; }

    public string Id { get; }

    public string Label { get; }

    public string? Hint { get; }

    public IReadOnlyList<string> Errors { get; }

    public string CssClass => Errors.Count > 0 ? "field has-err" : "field";

    private string HintId => Id + "-hint";

    private string ErrorId => Id + "-error";

    /// <summary>The ids of hint and error, for aria-describedby; null when there is neither.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : HintId, Errors.Count == 0 ? null : ErrorId }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>The aria attributes of the input or the fieldset.</summary>
    public Dictionary<string, object> Aria()
    {
        var aria = new Dictionary<string, object>(StringComparer.Ordinal);
        if (DescribedBy is { } ids)
        {
            aria["aria-describedby"] = ids;
        }

        if (Errors.Count > 0)
        {
            aria["aria-invalid"] = "true";
        }

        return aria;
    }

    /// <summary>Hint and errors, in the order in which they stand above the input.</summary>
    public IHtmlContent HintAndErrors()
    {
        var content = new HtmlContentBuilder();
        if (Hint is not null)
        {
            content.AppendHtml(Paragraph("hint", HintId, Hint));
        }

        if (Errors.Count > 0)
        {
            var errors = Paragraph("err mb-1", ErrorId, string.Join(' ', Errors));
            errors.Attributes["data-valmsg-for"] = Name;
            content.AppendHtml(errors);
        }

        return content;
    }

    private static TagBuilder Paragraph(string css, string id, string words)
    {
        var p = new TagBuilder("p");
        p.AddCssClass(css);
        p.Attributes["id"] = id;
        p.InnerHtml.Append(words);
        return p;
    }
}
