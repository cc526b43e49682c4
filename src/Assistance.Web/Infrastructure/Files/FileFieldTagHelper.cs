using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Files;

/// <summary>
/// The input of a <see cref="HeldFiles"/> property: <c>&lt;file-field for="Photos" multiple accept="image/*" /&gt;</c>. Files that are
/// stored already stand above it, each with a check box to leave it out. The form needs enctype="multipart/form-data".
/// </summary>
[HtmlTargetElement("file-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileFieldTagHelper(Text text, IOptions<UploadOptions> options) : TagHelper
{
    /// <summary>The property, a <see cref="HeldFiles"/>.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label; by default the area's field text.</summary>
    public string? LabelKey { get; set; }

    /// <summary>Key of the hint; by default the area's, else the kinds and the size that are taken.</summary>
    public string? HintKey { get; set; }

    /// <summary>What the browser offers: "image/*"; by default every kind that is taken.</summary>
    public string? Accept { get; set; }

    /// <summary>Whether several files can be chosen.</summary>
    public bool Multiple { get; set; } = true;

    /// <summary>Whether "optional" stands behind the label.</summary>
    public bool Optional { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = new FieldFrame(ViewContext, For, text, LabelKey, HintKey, null);
        if (frame.Hint is null)
        {
            frame = new FieldFrame(ViewContext, For, text, LabelKey, null, text["files.hint", options.Value.MaxMegabytes]);
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", frame.CssClass);
        output.Content.AppendHtml(Label(frame)).AppendHtml(frame.HintAndErrors());
        output.Content.AppendHtml(HeldList(frame, For.Model as HeldFiles ?? HeldFiles.None));
        output.Content.AppendHtml(Input(frame));
    }

    private TagBuilder Label(FieldFrame frame)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("form-label");
        label.Attributes["for"] = frame.Id;
        label.InnerHtml.Append(frame.Label);
        if (Optional)
        {
            var word = new TagBuilder("span");
            word.AddCssClass("mut fw-normal");
            word.InnerHtml.Append(text["shared.optional"]);
            label.InnerHtml.AppendHtml(" ").AppendHtml(word);
        }

        return label;
    }

    private TagBuilder HeldList(FieldFrame frame, HeldFiles held)
    {
        var list = new TagBuilder("ul");
        list.AddCssClass("op mb-2 files");
        list.Attributes["data-held"] = frame.Name;
        list.Attributes["data-kept"] = text["files.kept"];
        foreach (var file in held)
        {
            list.InnerHtml.AppendHtml(Item(frame, file));
        }

        return list;
    }

    private TagBuilder Item(FieldFrame frame, HeldFile file)
    {
        var id = $"{frame.Id}-{file.Id}";
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.AddCssClass("form-check-input");
        box.Attributes["type"] = "checkbox";
        box.Attributes["name"] = HeldFiles.TokenName(frame.Name);
        box.Attributes["id"] = id;
        box.Attributes["value"] = file.Id.ToString();
        box.Attributes["checked"] = "checked";
        var kept = new TagBuilder("span");
        kept.AddCssClass("st good");
        kept.InnerHtml.AppendHtml(IconTagHelper.Svg(ViewContext.HttpContext, "save")).Append(text["files.kept"]);
        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(file.Name).AppendHtml(" ").AppendHtml(kept);
        var row = new TagBuilder("div");
        row.AddCssClass("form-check");
        row.InnerHtml.AppendHtml(box).AppendHtml(label);
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(row);
        if (file.HasPlace)
        {
            var place = new TagBuilder("p");
            place.AddCssClass("sub mb-0");
            place.InnerHtml.AppendHtml(IconTagHelper.Svg(ViewContext.HttpContext, "info")).Append(text["files.place"]);
            item.InnerHtml.AppendHtml(place);
        }

        return item;
    }

    private TagBuilder Input(FieldFrame frame)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-control");
        input.Attributes["type"] = "file";
        input.Attributes["id"] = frame.Id;
        input.Attributes["name"] = frame.Name;
        input.Attributes["accept"] = Accept ?? FileKind.Accept;
        if (Multiple)
        {
            input.Attributes["multiple"] = "multiple";
        }

        foreach (var (name, value) in frame.Aria())
        {
            input.Attributes[name] = value.ToString();
        }

        return input;
    }
}
