using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pages.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Features.Shared;

/// <summary>The states that have a fixed icon, word and colour everywhere.</summary>
public enum StatusKind
{
    /// <summary>待同意: waits for the other side to agree.</summary>
    Proposed,

    /// <summary>进行中.</summary>
    InProgress,

    /// <summary>还有 n 个工作日; takes the number of days.</summary>
    Soon,

    /// <summary>逾期 n 个工作日; takes the number of days.</summary>
    Overdue,

    /// <summary>待验证.</summary>
    ToVerify,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已验证有效.</summary>
    Verified,

    /// <summary>部分有效.</summary>
    PartlyEffective,

    /// <summary>已替代.</summary>
    Superseded,

    /// <summary>已撤销.</summary>
    Withdrawn,

    /// <summary>未同意.</summary>
    Declined,

    /// <summary>Any other good news, in words of its own.</summary>
    Good,

    /// <summary>Any other thing to look at, in words of its own.</summary>
    Warning,

    /// <summary>Any other failure, in words of its own.</summary>
    Bad,

    /// <summary>Anything that needs an act of the reader, in words of its own.</summary>
    Act,

    /// <summary>Anything else, in words of its own.</summary>
    Neutral,
}

/// <summary>
/// A state as icon, word and colour: <c>&lt;status kind="Overdue" days="15" /&gt;</c>, <c>&lt;status kind="Verified" /&gt;</c>,
/// <c>&lt;status kind="Neutral" icon="team" text="..." /&gt;</c>.
/// </summary>
[HtmlTargetElement("status", Attributes = "kind")]
public sealed class StatusTagHelper(Text text) : TagHelper
{
    private static readonly Dictionary<StatusKind, (string Icon, string Css)> Looks = new()
    {
        [StatusKind.Proposed] = ("prop", ""),
        [StatusKind.InProgress] = ("run", ""),
        [StatusKind.Soon] = ("soon", " warn"),
        [StatusKind.Overdue] = ("over", " bad"),
        [StatusKind.ToVerify] = ("ver", " act"),
        [StatusKind.Returned] = ("back", " warn"),
        [StatusKind.Verified] = ("ok", " good"),
        [StatusKind.PartlyEffective] = ("ok", " good"),
        [StatusKind.Superseded] = ("swap", ""),
        [StatusKind.Withdrawn] = ("no", ""),
        [StatusKind.Declined] = ("no", ""),
        [StatusKind.Good] = ("ok", " good"),
        [StatusKind.Warning] = ("info", " warn"),
        [StatusKind.Bad] = ("over", " bad"),
        [StatusKind.Act] = ("soon", " act"),
        [StatusKind.Neutral] = ("info", ""),
    };

    /// <summary>Which state.</summary>
    public StatusKind Kind { get; set; }

    /// <summary>The words, where the state has none of its own or others fit better.</summary>
    public string? Text { get; set; }

    /// <summary>Working days, for Soon and Overdue.</summary>
    public int? Days { get; set; }

    /// <summary>Another icon than the state's.</summary>
    public string? Icon { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (icon, css) = Looks[Kind];
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "st" + css);
        output.Content.AppendHtml(IconTagHelper.Svg(ViewContext.HttpContext, Icon ?? icon));
        output.Content.Append(!string.IsNullOrEmpty(Text) ? Text : text[$"shared.status.{Key(Kind)}", Days ?? 0]);
    }

    private static string Key(StatusKind kind) => Infrastructure.Localization.Text.Kebab(kind.ToString());
}

/// <summary>
/// Which side: icon and name. <c>&lt;side-tag side="Side.Regulator" /&gt;</c>; words inside the element stand behind the name.
/// </summary>
[HtmlTargetElement("side-tag", Attributes = "side")]
public sealed class SideTagHelper(Text text) : TagHelper
{
    /// <summary>The side.</summary>
    public Side Side { get; set; }

    /// <summary>Another name than the side's, such as "Us".</summary>
    public string? Name { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the side's icon.</summary>
    public static string IconOf(Side side) => side == Side.Regulator ? "reg" : "ent";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "side");
        output.Content.AppendHtml(IconTagHelper.Svg(ViewContext.HttpContext, IconOf(Side)));
        output.Content.Append(Name ?? text.Of("shared", Side));
        output.Content.AppendHtml(inside);
    }
}
