using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>
/// Links to the next and the previous page of a list that is paged by key: <c>&lt;pager next="Model.Next" prev="Model.Previous" /&gt;</c>.
/// The page gets them back as <c>?after=</c> or <c>?before=</c>; all filters in the address stay.
/// </summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper(Text text) : TagHelper
{
    /// <summary>Key of the last row, or null on the last page.</summary>
    public string? Next { get; set; }

    /// <summary>Key of the first row, or null on the first page.</summary>
    public string? Prev { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Next) && string.IsNullOrEmpty(Prev))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", text["shared.pager"]);
        output.Content.AppendHtml(Link("before", Prev, "prev", text["shared.pager.previous"]));
        output.Content.AppendHtml(Link("after", Next, "next", text["shared.pager.next"]));
    }

    private TagBuilder Link(string parameter, string? key, string rel, string words)
    {
        // markup turns a null into an empty text
        if (string.IsNullOrEmpty(key))
        {
            return new TagBuilder("span");
        }

        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query
            .Where(q => q.Key is not ("after" or "before"))
            .SelectMany(q => q.Value.Select(v => new KeyValuePair<string, string>(q.Key, v ?? ""))))
        { { parameter, key } };
        var link = new TagBuilder("a");
        link.AddCssClass("btn btn-l");
        link.Attributes["rel"] = rel;
        link.Attributes["href"] = request.Path + query.ToQueryString();
        link.InnerHtml.Append(words);
        return link;
    }
}
