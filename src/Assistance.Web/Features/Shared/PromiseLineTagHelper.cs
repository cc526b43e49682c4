using System.Globalization;
using Assistance.Web.Infrastructure.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Assistance.Web.Features.Shared;

/// <summary>
/// A promise drawn as a line: <c>&lt;promise-line line="Model.Line" /&gt;</c> with labels and rungs, or
/// <c>&lt;promise-line line="row.Line" row="true" /&gt;</c> for a table. Places are in percent and there is no viewBox, so text never scales.
/// </summary>
[HtmlTargetElement("promise-line", Attributes = "line")]
public sealed class PromiseLineTagHelper(Text text) : TagHelper
{
    private const string FullDiamond = "M0-7L7 0L0 7L-7 0z";
    private const string OpenDiamond = "M0-6L6 0L0 6L-6 0z";

    /// <summary>The promise.</summary>
    public PromiseLine Line { get; set; } = null!;

    /// <summary>Whether the short form for a table row is drawn.</summary>
    public bool Row { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pl");
        output.Attributes.SetAttribute("height", Row ? "20" : "112");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", PromiseStory.Of(Line, text));
        foreach (var part in Row ? RowParts() : FullParts())
        {
            output.Content.AppendHtml(part);
        }
    }

    private IEnumerable<TagBuilder> RowParts()
    {
        var at = PromiseScale.Row(Line);
        yield return Stretch("base", PromiseScale.Left, PromiseScale.RowRight, 10);
        foreach (var stretch in Stretches(at, 10))
        {
            yield return stretch;
        }

        yield return Mark(PromiseScale.Left, 10, Dot("up", 2.5, 0));
        if (Line.Extended)
        {
            yield return Mark(at.At(Line.OriginalDue), 10, Path("open", "M0-4.5L4.5 0L0 4.5L-4.5 0z"));
        }

        if (Line.VerifyBy is { } verifyBy && Line.Open)
        {
            yield return Mark(at.At(verifyBy), 10, Path("open", "M0-4.5L4.5 0L0 4.5L-4.5 0z"));
        }

        yield return Mark(at.At(Line.Due), 10, Path("up", "M0-5L5 0L0 5L-5 0z"));
        if (Line.Verified is { } verified)
        {
            yield return Mark(at.At(verified), 10, Dot("okp", 4, 0));
        }

        if (Line.Open)
        {
            yield return Mark(at.At(Line.Today), 0, Upright(1, 19));
        }
    }

    private IEnumerable<TagBuilder> FullParts()
    {
        var at = PromiseScale.Full(Line);
        yield return Stretch("base", PromiseScale.Left, PromiseScale.FullRight, 50);
        foreach (var stretch in Stretches(at, 50))
        {
            yield return stretch;
        }

        yield return Mark(at.At(Line.Agreed), 50, Dot("up", 3.5, 0), Words("s", -3, -14, text["shared.promise.agreed"]), Words("s d", -3, 22, text.Date.Day(Line.Agreed)));
        if (Line.Extended)
        {
            var (from, to) = (at.At(Line.OriginalDue), at.At(Line.Due));
            if (to - from > 30)
            {
                yield return Mark((from + to) / 2, 50, Words("ca d", 0, -14, text["shared.promise.extended", Line.Due.DayNumber - Line.OriginalDue.DayNumber]));
            }

            yield return Mark(from, 50, Path("open", OpenDiamond), Labelled(from, "", text["shared.promise.original"], Line.OriginalDue));
        }

        foreach (var rung in Line.Rungs)
        {
            yield return Rung(at.At(rung.Day), rung);
        }

        if (Line.VerifyBy is { } verifyBy && Line.Open)
        {
            yield return Mark(at.At(verifyBy), 50, Path("open", OpenDiamond), Words(Anchor(at.At(verifyBy)), 0, -14, text["shared.promise.verify-by"]), Words(Anchor(at.At(verifyBy)) + " d", 0, 22, text.Date.Day(verifyBy)));
        }

        yield return Mark(at.At(Line.Due), 50, Path("up", FullDiamond), Labelled(at.At(Line.Due), "tl", text["shared.promise.due"], Line.Due, always: true));
        if (Line.Verified is { } verified)
        {
            yield return Mark(at.At(verified), 50, Dot("okp", 6, 0), Words(Anchor(at.At(verified)) + " d", 0, 22, text["shared.promise.verified", verified]));
        }

        if (Line.Open)
        {
            yield return Today(at);
        }
    }

    private IEnumerable<TagBuilder> Stretches(PromiseScale at, double y)
    {
        var promised = Line.Extended ? Line.OriginalDue : Line.Due;
        var lived = Line.Open && Line.Today < promised ? Line.Today : promised;
        yield return Stretch("run", at.At(Line.Agreed), at.At(lived), y);
        if (Line.Extended)
        {
            yield return Stretch("ext", at.At(Line.OriginalDue), at.At(Line.Due), y);
        }

        if (Line.WorkingDaysLate > 0 && Line.LateUntil > Line.Due)
        {
            yield return Stretch("over", at.At(Line.Due), at.At(Line.LateUntil), y);
        }

        if (Line.Confirmed is { } confirmed)
        {
            if (Line.Verified is { } verified)
            {
                yield return Stretch("ok", at.At(confirmed), at.At(verified), y);
            }
            else if (Line.Open)
            {
                // the row shows how far the wait has come, the full form how long it may last
                yield return Stretch("wait", at.At(confirmed), at.At(Row ? Line.Today : Line.VerifyBy ?? Line.Today), y);
            }
        }
    }

    private TagBuilder Rung(double x, PromiseRung rung)
    {
        var (dot, word) = rung.State switch
        {
            RungState.Raised => (rung.IsLevel ? "rung l" : "rung", rung.IsLevel ? "kl" : "k"),
            RungState.Stopped => ("rung x", "kx"),
            _ => ("rung n", ""),
        };
        return Mark(x, 50, Dot(dot, 4.5, 20), Words(word, 0, 43, rung.Name), Words("d", 0, 58, text.Date.Of(rung.Day, "month-day")));
    }

    // a word with its date; on a phone the date goes, unless it is the one that counts
    private TagBuilder Labelled(double x, string css, string word, DateOnly date, bool always = false)
    {
        var label = Words($"{css} {Anchor(x)}".Trim(), 0, -14, word + (always ? " " + text.Date.Day(date) : ""));
        if (!always)
        {
            var rest = new TagBuilder("tspan");
            rest.AddCssClass("d");
            rest.InnerHtml.Append(" " + text.Date.Day(date));
            label.InnerHtml.AppendHtml(rest);
        }

        return label;
    }

    // the line of today steps aside for a label that it would strike through
    private TagBuilder Today(PromiseScale at)
    {
        var x = at.At(Line.Today);
        var struck = Math.Abs(x - at.At(Line.Due)) < 9
            || (Line.Extended && Math.Abs(x - at.At(Line.OriginalDue)) < 9)
            || (Line.VerifyBy is { } verifyBy && Math.Abs(x - at.At(verifyBy)) < 16);
        var word = Words("tl", 0, 11, text["shared.promise.today"]);
        return struck ? Mark(x, 0, Upright(16, 24), Upright(41, 62), word) : Mark(x, 0, Upright(16, 62), word);
    }

    private static TagBuilder Upright(double y1, double y2)
    {
        var line = new TagBuilder("line");
        line.AddCssClass("today");
        line.Attributes["y1"] = Number(y1);
        line.Attributes["y2"] = Number(y2);
        return line;
    }

    private static string Anchor(double x) => x < 10 ? "s" : x > 84 ? "e" : "";

    private static TagBuilder Mark(double x, double y, params TagBuilder[] inside)
    {
        var svg = new TagBuilder("svg");
        svg.Attributes["x"] = Percent(x);
        svg.Attributes["y"] = Number(y);
        svg.Attributes["overflow"] = "visible";
        foreach (var part in inside)
        {
            svg.InnerHtml.AppendHtml(part);
        }

        return svg;
    }

    private static TagBuilder Stretch(string css, double from, double to, double y)
    {
        var line = new TagBuilder("line");
        line.AddCssClass(css);
        line.Attributes["x1"] = Percent(from);
        line.Attributes["x2"] = Percent(to);
        line.Attributes["y1"] = line.Attributes["y2"] = Number(y);
        return line;
    }

    private static TagBuilder Path(string css, string d)
    {
        var path = new TagBuilder("path");
        path.AddCssClass(css);
        path.Attributes["d"] = d;
        return path;
    }

    private static TagBuilder Dot(string css, double radius, double y)
    {
        var dot = new TagBuilder("circle");
        dot.AddCssClass(css);
        dot.Attributes["r"] = Number(radius);
        dot.Attributes["cy"] = Number(y);
        return dot;
    }

    private static TagBuilder Words(string css, double x, double y, string words)
    {
        var label = new TagBuilder("text");
        if (css.Length > 0)
        {
            label.AddCssClass(css);
        }

        label.Attributes["x"] = Number(x);
        label.Attributes["y"] = Number(y);
        label.InnerHtml.Append(words);
        return label;
    }

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
