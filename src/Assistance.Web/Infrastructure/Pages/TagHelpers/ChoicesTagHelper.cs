using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>
/// A group of radio buttons, or of check boxes with <c>multiple</c>, with legend, hint and error:
/// <c>&lt;choices for="Methods" items="..." multiple="true" /&gt;</c>. Bordered choices with their consequences stand inside as
/// <see cref="ChoiceTagHelper"/>.
/// </summary>
[HtmlTargetElement("choices", Attributes = "for")]
public sealed class ChoicesTagHelper(IHtmlGenerator generator, Text text) : TagHelper
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the legend; by default the area's field text.</summary>
    public string? LabelKey { get; set; }

    /// <summary>Key of the hint; by default the area's hint text, if there is one.</summary>
    public string? HintKey { get; set; }

    /// <summary>The hint in words.</summary>
    public string? Hint { get; set; }

    /// <summary>Plain choices.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Whether several can be chosen.</summary>
    public bool Multiple { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var frame = new FieldFrame(ViewContext, For, text, LabelKey, HintKey, Hint);
        var chosen = generator.GetCurrentValues(ViewContext, For.ModelExplorer, For.Name, Multiple) ?? [];
        var group = new ChoiceGroup(frame.Name, frame.Id, Multiple, [.. chosen]);
        context.Items[typeof(ChoiceGroup)] = group;
        var inside = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", frame.CssClass);
        if (frame.DescribedBy is { } ids)
        {
            output.Attributes.SetAttribute("aria-describedby", ids);
        }

        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(frame.Label);
        output.Content.AppendHtml(legend).AppendHtml(frame.HintAndErrors());
        foreach (var item in Items)
        {
            output.Content.AppendHtml(group.Row(item.Value ?? item.Text, item.Text, null, item.Selected));
        }

        output.Content.AppendHtml(inside);
    }
}

/// <summary>
/// One bordered choice with its consequence in a line, inside <c>&lt;choices&gt;</c>:
/// <c>&lt;choice value="Effective" label="..." consequence="..."&gt;inputs that belong to it&lt;/choice&gt;</c>.
/// </summary>
[HtmlTargetElement("choice", Attributes = "value", ParentTag = "choices")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is posted.</summary>
    public string Value { get; set; } = "";

    /// <summary>The choice in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>What follows from it.</summary>
    public string? Consequence { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", group.IsChosen(Value) ? "choice on" : "choice");
        output.Content.AppendHtml(group.Row(Value, Label, Consequence, false));
        if (!inside.IsEmptyOrWhiteSpace)
        {
            var below = new TagBuilder("div");
            below.AddCssClass("in");
            below.InnerHtml.AppendHtml(inside);
            output.Content.AppendHtml(below);
        }
    }
}

/// <summary>What the choices of one group share.</summary>
internal sealed class ChoiceGroup(string name, string id, bool multiple, IReadOnlyCollection<string> chosen)
{
    private bool first = true;

    public bool IsChosen(string value) => chosen.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Input and label. The first input has the id of the group, so that a link in the error summary leads there.</summary>
    public TagBuilder Row(string value, string words, string? consequence, bool byDefault)
    {
        var own = first ? id : TagBuilder.CreateSanitizedId($"{id}_{value}", "_");
        first = false;
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-check-input");
        input.Attributes["type"] = multiple ? "checkbox" : "radio";
        input.Attributes["name"] = name;
        input.Attributes["id"] = own;
        input.Attributes["value"] = value;
        if (IsChosen(value) || (byDefault && chosen.Count == 0))
        {
            input.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = own;
        var main = new TagBuilder(consequence is null ? "span" : "b");
        main.InnerHtml.Append(words);
        label.InnerHtml.AppendHtml(main);
        if (consequence is not null)
        {
            var line = new TagBuilder("span");
            line.AddCssClass("mut sm d-block");
            line.InnerHtml.Append(consequence);
            label.InnerHtml.AppendHtml(line);
        }

        var row = new TagBuilder("div");
        row.AddCssClass("form-check");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }
}
