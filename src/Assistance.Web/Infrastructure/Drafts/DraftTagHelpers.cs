using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pages.TagHelpers;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Drafts;

/// <summary>
/// Says that a draft was restored, with a button to discard it: <c>&lt;draft-note /&gt;</c>, before the form (it is a form of its own).
/// Nothing where there is no draft.
/// </summary>
[HtmlTargetElement("draft-note", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DraftNoteTagHelper(IHtmlGenerator generator, Text text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.Items[DraftsAreKept.Restored] is not KeptDraft draft)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("class", "note good draft-note");
        var words = new TagBuilder("span");
        words.InnerHtml.Append(text["drafts.restored", text.Date.Of(draft.SavedAt, "moment")]);
        var button = new TagBuilder("button");
        button.AddCssClass("btn btn-l btn-sm");
        button.Attributes["name"] = DraftFields.Button;
        button.Attributes["value"] = DraftFields.Discard;
        button.InnerHtml.Append(text["drafts.discard"]);
        output.Content.AppendHtml(IconTagHelper.Svg(ViewContext.HttpContext, "save")).AppendHtml(words).AppendHtml(button);
        output.Content.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}

/// <summary>
/// The last line of a form whose draft is kept: its main button stands inside, "save draft" and the state of the draft beside it.
/// <c>&lt;draft-bar&gt;&lt;button class="btn btn-primary"&gt;...&lt;/button&gt;&lt;/draft-bar&gt;</c>
/// </summary>
[HtmlTargetElement("draft-bar")]
public sealed class DraftBarTagHelper(Text text, CurrentUser user) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var title = (ViewContext.ViewData.Model as AppPage)?.DraftTitle;
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "savebar");
        output.Attributes.SetAttribute("data-draft", http.Request.Path.Value);
        output.Attributes.SetAttribute("data-title", title);
        output.Attributes.SetAttribute("data-owner", user.Person.Id.ToString());
        output.Attributes.SetAttribute("data-local", text["drafts.local"]);
        output.Attributes.SetAttribute("data-sending", text["drafts.sending"]);

        var state = new TagBuilder("span");
        state.AddCssClass("st good");
        state.Attributes["role"] = "status";
        state.Attributes["data-draft-state"] = "";
        if (http.Items[DraftsAreKept.Restored] is KeptDraft draft)
        {
            state.InnerHtml.AppendHtml(IconTagHelper.Svg(http, "save")).Append(text["drafts.saved", text.Date.Time(draft.SavedAt)]);
        }

        var button = new TagBuilder("button");
        button.AddCssClass("btn btn-l");
        button.Attributes["name"] = DraftFields.Button;
        button.Attributes["value"] = DraftFields.Save;
        button.Attributes["formnovalidate"] = "formnovalidate";
        button.InnerHtml.Append(text["drafts.save"]);
        var script = new TagBuilder("script");
        script.Attributes["src"] = "/" + (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?["js/drafts.js"] ?? "js/drafts.js");
        script.Attributes["defer"] = "defer";

        var buttons = new TagBuilder("span");
        buttons.AddCssClass("acts");
        buttons.InnerHtml.AppendHtml(inside).AppendHtml(button);
        output.Content.AppendHtml(buttons).AppendHtml(state).AppendHtml(script);
    }
}
