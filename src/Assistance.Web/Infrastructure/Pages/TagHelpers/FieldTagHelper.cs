using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>
/// One input with label, hint and error: <c>&lt;field for="DueDate" /&gt;</c>. Label and hint come from the texts "&lt;area&gt;.field.due-date"
/// and "&lt;area&gt;.hint.due-date" unless a key is given. The kind of input follows from the property's type; <c>rows</c> makes a text area,
/// <c>items</c> a list, <c>type</c> anything else. What stands inside the element comes after the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator generator, Text text) : TagHelper
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label; by default the area's field text.</summary>
    public string? LabelKey { get; set; }

    /// <summary>Key of the hint; by default the area's hint text, if there is one.</summary>
    public string? HintKey { get; set; }

    /// <summary>The hint in words, for one that carries dates or names; stands before <see cref="HintKey"/>.</summary>
    public string? Hint { get; set; }

    /// <summary>Type of the input: email, password, tel, file, datetime-local, ...; by default from the property.</summary>
    public string? Type { get; set; }

    /// <summary>The choices of a list.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Lines of a text area; 0 is a single-line input.</summary>
    public int Rows { get; set; }

    /// <summary>Whether "optional" stands behind the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Whether several files, or several items of the list, can be chosen.</summary>
    public bool Multiple { get; set; }

    /// <summary>Whether the list starts with "Choose".</summary>
    public bool Choose { get; set; } = true;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var frame = new FieldFrame(ViewContext, For, text, LabelKey, HintKey, Hint);
        var inside = await output.GetChildContentAsync();
        var attributes = frame.Aria();
        foreach (var own in output.Attributes.Where(a => a.Name != "class").ToList())
        {
            // whatever else was written on <field> belongs to the input: min, max, autocomplete, placeholder, ...
            attributes[own.Name] = own.Value?.ToString() ?? "";
            output.Attributes.Remove(own);
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", frame.CssClass);
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        if (type == typeof(bool))
        {
            output.Content.AppendHtml(CheckBox(frame, attributes));
        }
        else
        {
            output.Content.AppendHtml(Label(frame));
            output.Content.AppendHtml(frame.HintAndErrors());
            output.Content.AppendHtml(Input(type, attributes));
        }

        output.Content.AppendHtml(inside);
    }

    private TagBuilder Label(FieldFrame frame)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("form-label");
        label.Attributes["for"] = frame.Id;
        label.InnerHtml.Append(frame.Label);
        if (Optional)
        {
            label.InnerHtml.AppendHtml(" ").AppendHtml(Word("mut fw-normal", text["shared.optional"]));
        }

        return label;
    }

    private TagBuilder Input(Type type, Dictionary<string, object> attributes)
    {
        attributes["class"] = Items is null ? "form-control" : "form-select";
        if (Items is not null)
        {
            return generator.GenerateSelect(
                ViewContext, For.ModelExplorer, Choose && !Multiple ? text["shared.choose"] : null, For.Name, Items, Multiple, attributes);
        }

        if (Rows > 0)
        {
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
        }

        if (Type == "password")
        {
            return generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes);
        }

        if (Multiple)
        {
            attributes["multiple"] = "multiple";
        }

        var (kind, format) = Kind(type, attributes);
        attributes["type"] = kind;
        return generator.GenerateTextBox(
            ViewContext, For.ModelExplorer, For.Name, kind == "file" ? null : For.Model, format, attributes);
    }

    private (string Kind, string? Format) Kind(Type type, Dictionary<string, object> attributes)
    {
        if (Type is not null)
        {
            return (Type, null);
        }

        if (type == typeof(DateOnly))
        {
            return ("date", "{0:yyyy-MM-dd}");
        }

        if (type == typeof(TimeOnly))
        {
            return ("time", "{0:HH:mm}");
        }

        if (type == typeof(DateTime))
        {
            return ("datetime-local", "{0:yyyy-MM-ddTHH:mm}");
        }

        if (type == typeof(IFormFile) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type))
        {
            return ("file", null);
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
        {
            // not type=number: it swallows what cannot be read, and steps when the page is scrolled
            attributes.TryAdd("inputmode", type == typeof(decimal) ? "decimal" : "numeric");
        }

        return ("text", null);
    }

    private HtmlContentBuilder CheckBox(FieldFrame frame, Dictionary<string, object> attributes)
    {
        attributes["class"] = "form-check-input";
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes);
        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = frame.Id;
        label.InnerHtml.Append(frame.Label);
        var row = new TagBuilder("div");
        row.AddCssClass("form-check");
        row.InnerHtml.AppendHtml(box).AppendHtml(label);
        var content = new HtmlContentBuilder();
        content.AppendHtml(frame.HintAndErrors()).AppendHtml(row);
        content.AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
        return content;
    }

    private static TagBuilder Word(string css, string word)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(css);
        span.InnerHtml.Append(word);
        return span;
    }
}
