using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>A drawing from wwwroot/img/icons.svg: <c>&lt;icon name="over" /&gt;</c>. It is decoration: the word beside it says the same.</summary>
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name of the symbol without "i-".</summary>
    public string Name { get; set; } = "";

    /// <summary>Colour: bad, warn, good, act; none by default.</summary>
    public string? Tone { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var svg = Svg(ViewContext.HttpContext, Name);
        if (Tone is not null)
        {
            svg.AddCssClass("tone-" + Tone);
        }

        output.Content.SetHtmlContent(svg);
    }

    /// <summary>The drawing as markup.</summary>
    /// <param name="name">A name written in code; letters and hyphens only.</param>
    public static TagBuilder Svg(HttpContext context, string name)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass("i");
        svg.Attributes["aria-hidden"] = "true";
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Sprite(context)}#i-{name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    // the address with the fingerprint, so that browsers keep the file for good
    private static string Sprite(HttpContext context)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return "/" + (assets?["img/icons.svg"] ?? "img/icons.svg");
    }
}
