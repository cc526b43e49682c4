using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Infrastructure.Pages.TagHelpers;

/// <summary>
/// A date or an instant (UTC) in the reader's words: <c>&lt;date value="Model.Due" format="weekday" /&gt;</c>. Formats: see
/// <see cref="DateText"/>; short by default. Nothing at all when there is no value.
/// </summary>
[HtmlTargetElement("date", Attributes = "value")]
public sealed class DateTagHelper(Text text) : TagHelper
{
    /// <summary>A DateOnly, a DateTime in UTC, or null.</summary>
    public object? Value { get; set; }

    /// <summary>short, long, weekday, day-name, month-day, iso; for instants also time and moment.</summary>
    public string Format { get; set; } = "short";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (words, machine) = Value switch
        {
            DateOnly date => (text.Date.Of(date, Format), text.Date.Of(date, "iso")),
            DateTime instant => (text.Date.Of(instant, Format), instant.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)),
            _ => (null, null),
        };
        if (words is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Attributes.Add("class", "num");
        output.Content.SetContent(words);
    }
}
